package it.varco.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.Operation;
import it.varco.api.form.Text;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final Text TITLE = Text.of("x.title");

    @Test
    void isOpenAndAnswersNothingUnlessItSaysSo() {
        Page page = Page.at("/area", TITLE).build();

        assertThat(page.operation()).isEmpty();
        assertThat(page.shown()).isEmpty();
        assertThat(page.sent()).isEmpty();
        assertThat(page.parent()).isEqualTo("/");
        assertThat(page.title()).isEqualTo(TITLE);
    }

    @Test
    void saysWhoMayAndWhoAnswers() {
        Operation operation = Operation.named("area.see").build();
        Page page = Page.at("/area/sessioni", TITLE)
                .operation(operation)
                .parent("/area")
                .shown(request -> new PageAnswer.Show("sessions", Map.of()))
                .sent(request -> new PageAnswer.SeeOther("/area"))
                .build();

        assertThat(page.path()).isEqualTo("/area/sessioni");
        assertThat(page.operation()).hasValue(operation);
        assertThat(page.parent()).isEqualTo("/area");
        assertThat(page.shown()).isPresent();
        assertThat(page.sent()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/area", "/area/le-mie-sessioni", "/a1/b2/c3"})
    void takesPlainPaths(String path) {
        assertThat(Page.at(path, TITLE).build().path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "area", "//area", "/Area", "/area/", "/a//b", "/a/../b", "/a?b", "/a b", "/a\n", "/{x}", "/*"
            })
    void refusesAPathOfAnotherShape(String path) {
        assertThatThrownBy(() -> Page.at(path, TITLE)).isInstanceOf(IllegalArgumentException.class);
    }
}
