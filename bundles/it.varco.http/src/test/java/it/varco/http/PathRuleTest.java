package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/accesso",
                "/accesso/",
                "/a.b/c..d/.well-known/x",
                "/accesso/pin/~a-b_c!$&'()*+,=:@",
                "/citt%C3%A0",
                "/a%20b",
                "/%E2%82%AC",
            })
    void acceptsPathsWithOneReading(String path) {
        assertThat(PathRule.isClear(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "a",
                "//",
                "/a//b",
                "/a//",
                "/.",
                "/..",
                "/./a",
                "/a/./b",
                "/a/../b",
                "/a/..",
                "/a;b",
                "/;",
                "/a\\b",
                "/a b",
                "/a#b",
                "/a\tb",
                "/à",
                "/%2F",
                "/%2f",
                "/%5C",
                "/%5c",
                "/%3B",
                "/%3b",
                "/%2E",
                "/%2e",
                "/%25",
                "/%23",
                "/%3F",
                "/%00",
                "/%1f",
                "/%7F",
                "/%",
                "/%4",
                "/%4g",
                "/%-1",
                "/%C0%AF",
                "/%C2%80",
                "/%E9",
                "/%FF",
                "/%ED%A0%80",
                "/%F4%90%80%80",
                "/%F8%88%80%80%80",
            })
    @Proves("SEC-43")
    void refusesPathsWithSeveral(String path) {
        assertThat(PathRule.isClear(path)).isFalse();
    }

    @Test
    @Proves("SEC-43")
    void refusesEveryControlCharacterPlainAndEncoded() {
        for (char c = 0; c < 0x20; c++) {
            assertThat(PathRule.isClear("/a" + c)).isFalse();
            assertThat(PathRule.isClear(String.format("/a%%%02x", (int) c))).isFalse();
        }
    }
}
