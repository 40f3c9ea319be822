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
        "accessibility_declaration, javascript:x",
        "accessibility_feedback, 'a@b.it?subject=x'",
        "accessibility_feedback, mailto:a@b.it",
        "accessibility_feedback, a b@c.it",
        "privacy_notice, //x",
        "demo_page, //x",
        "wait_sign, PT0S",
        "wait_sign, PT11S",
        "wait_sign, one"
    })
    void aWrongValueIsRefusedByTheNameOfItsKey(String method, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SiteSettings.of(config(Map.of(method, value))))
                .withMessageStartingWith(method.replace('_', '.') + ": expected");
    }

    @Test
    void reportsGoToAMailAddressOrToAPage() {
        Map<String, Object> mail = SiteSettings.of(config(Map.of("accessibility_feedback", " urp@comune.example.it ")))
                .shown();
        assertThat(mail)
                .containsEntry("accessibility.mail", "urp@comune.example.it")
                .containsEntry("accessibility.feedback", "");
        Map<String, Object> page = SiteSettings.of(
                        config(Map.of("accessibility_feedback", "https://comune.example/segnala?a=1")))
                .shown();
        assertThat(page)
                .containsEntry("accessibility.mail", "")
                .containsEntry("accessibility.feedback", "https://comune.example/segnala?a=1");
    }

    private static ManagementServlet.Config management(Map<String, Object> values) {
        return (ManagementServlet.Config) Proxy.newProxyInstance(
                SiteSettingsTest.class.getClassLoader(),
                new Class<?>[] {ManagementServlet.Config.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    @Test
    void theManagementSiteSaysTheSameThings() {
        Map<String, Object> shown = SiteSettings.of(management(Map.of())).shown();
        assertThat(shown.keySet())
                .containsExactlyInAnyOrderElementsOf(RunningSite.shown().keySet());
        assertThat(SiteSettings.of(management(Map.of("demo", true))).shown())
                .containsEntry("banner", List.of(Map.of("kind", "demo", "url", "")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SiteSettings.of(management(Map.of("site_name", ""))))
                .withMessageStartingWith("site.name: expected");
    }
}
