package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteSettingsTest {

    /** A configuration with the default of each key that is not named; names are those of the methods. */
    private static WebServlet.Config config(Map<String, String> values) {
        return (WebServlet.Config) Proxy.newProxyInstance(
                SiteSettingsTest.class.getClassLoader(),
                new Class<?>[] {WebServlet.Config.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), (String) method.getDefaultValue()));
    }

    @Test
    void theDefaultsAreInTheirRange() {
        Map<String, Object> shown = SiteSettings.of(config(Map.of())).shown();
        assertThat(shown)
                .containsEntry("site.name", "Varco")
                .containsEntry("contact.landline", "803164")
                .containsEntry("banner", List.of());
        assertThat(shown.keySet())
                .containsExactlyInAnyOrderElementsOf(RunningSite.shown().keySet());
    }

    @Test
    void aDemonstrationSaysThatItIsOne() {
        Map<String, Object> shown =
                SiteSettings.of(config(Map.of("demo_page", "/demo"))).shown();
        assertThat(shown).containsEntry("banner", List.of(Map.of("kind", "demo", "url", "/demo")));
    }

    @ParameterizedTest
    @CsvSource({
        "site_name, ''",
        "site_owner, ' '",
        "contact_landline, ''",
        "contact_mobile, 06-164",
        "site_ownerUrl, javascript:x",
        "demo_page, //x"
    })
    void aWrongValueIsRefusedByTheNameOfItsKey(String method, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SiteSettings.of(config(Map.of(method, value))))
                .withMessageStartingWith(method.replace('_', '.') + ": expected");
    }
}
