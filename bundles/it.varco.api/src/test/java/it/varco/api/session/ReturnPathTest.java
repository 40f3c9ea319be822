package it.varco.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/area",
                "/area/",
                "/area/sessioni",
                "/a.b/c_d-e",
                "/area?x=1",
                "/area?x=1&y=%20a&z=",
                "/?lang=en",
                "/area?next=//evil.example",
                "/accesso/pin"
            })
    @Proves("SEC-29")
    void acceptsAPlainPathOfThisSite(String path) {
        assertThat(ReturnPath.parse(path)).hasValue(new ReturnPath(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "area",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\\/evil.example",
                "https://evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "/@evil.example",
                "/a@b",
                "/:80",
                "?x=1",
                "#x",
                "/area#x"
            })
    @Proves("SEC-29")
    void refusesWhatABrowserCouldTakeForAnotherSite(String address) {
        refuses(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%2fevil.example",
                "/%2Fevil.example",
                "/%5cevil.example",
                "/%2e%2e/x",
                "/a%00b",
                "/a%20b",
                "/%252fevil",
                "/area?x=%2f%2fevil",
                "/area?x=%5C",
                "/area?x=%252f",
                "/area?x=%00",
                "/area?x=%0d%0aSet-Cookie",
                "/area?x=%1f",
                "/area?x=%7f",
                "/area?x=%80",
                "/area?x=%",
                "/area?x=%2",
                "/area?x=%zz",
                "/area?x=%u002f"
            })
    @Proves("SEC-29")
    void refusesEncodedTricks(String address) {
        refuses(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a\n",
                "/\n",
                "/a\r\nb",
                "/a\tb",
                "/\u0000",
                "/a?x=\n",
                "/a\u0085",
                "/a\u2028",
                "/à",
                "/a／b",
                "/a\u202E"
            })
    @Proves("SEC-29")
    void refusesControlCharactersAndForeignLetters(String address) {
        refuses(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/.", "/..", "/./a", "/a/..", "/a/../b", "/a/./b", "/.hidden", "/a//b", "/a//", "/a;jsessionid=1"
            })
    @Proves("SEC-29")
    void refusesDotSegmentsEmptySegmentsAndPathParameters(String address) {
        refuses(address);
    }

    @Test
    @Proves("SEC-29")
    void takesUpToFiveHundredAndTwelveCharacters() {
        assertThat(ReturnPath.parse("/" + "a".repeat(511))).isPresent();
        refuses("/" + "a".repeat(512));
        refuses("/" + "a/".repeat(100_000));
    }

    private static void refuses(String address) {
        assertThat(ReturnPath.parse(address)).isEmpty();
        assertThatThrownBy(() -> new ReturnPath(address)).isInstanceOf(IllegalArgumentException.class);
    }
}
