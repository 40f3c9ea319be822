package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.proves.Proves;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accessibility and privacy: what the gateway says of itself, and what its administration adds. */
class OpenPagesTest {

    private RunningSite site;

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    private static String drawn(String template, Map<String, Object> shown) {
        Contributions all = new Contributions("it.varco.web", new FolderFiles(FolderFiles.WEB));
        Map<String, Object> model = new HashMap<>(RunningSite.shown());
        model.putAll(shown);
        Texts texts = all.own().texts(Language.ITALIAN);
        model.put("t", Wording.lambda(texts));
        Map.of("title", "x", "lang", "it", "invalid", false, "management", false, "assets", "/a")
                .forEach(model::put);
        Map.of("home", "/", "nav", false, "live", false, "enter", "", "breadcrumb", false)
                .forEach(model::put);
        Map.of("person", false, "sessionEnd", false, "reference", "").forEach(model::put);
        model.put("languages", List.of());
        model.put("notices", List.of());
        return all.own().template(template, Language.ITALIAN).execute(model);
    }

    @Test
    void everyPageLeadsToThem() throws Exception {
        for (String path : new String[] {"/", "/aiuto", "/nonesiste", "/accesso/pin", "/privacy"}) {
            assertThat(site.browser().get(path).body())
                    .as(path)
                    .contains("<a href=\"/accessibilita\">Accessibilità</a>", "<a href=\"/privacy\">Privacy</a>");
        }
    }

    @Test
    @Proves("UX-08")
    void bothAreThereInItalianAndEnglish() throws Exception {
        assertThat(site.browser().get("/accessibilita").body()).contains("<h1>Accessibilità</h1>", "803164");
        assertThat(site.browser().get("/privacy").body()).contains("<h1>Privacy</h1>", "Istituto");
        assertThat(site.browser().get("/accessibilita?lang=en").body()).contains("<h1>Accessibility</h1>");
        assertThat(site.browser().get("/privacy?lang=en").body()).contains("What the site keeps");
    }

    @Test
    void whatIsNotConfiguredIsSaidToBeMissing() throws Exception {
        assertThat(site.browser().get("/accessibilita").body())
                .contains("Istituto non ha ancora indicato dove si trova la dichiarazione")
                .doesNotContain("mailto:");
        assertThat(site.browser().get("/privacy").body()).contains("non ha indicato qui l’indirizzo");
    }

    @Test
    void whatIsConfiguredIsLinked() {
        String accessibility = drawn(
                "accessibility",
                Map.of(
                        "accessibility.declaration", "https://form.example/view/1",
                        "accessibility.mail", "urp@comune.example"));
        assertThat(accessibility)
                .contains("<a href=\"https://form.example/view/1\">", "<a href=\"mailto:urp@comune.example\">")
                .doesNotContain("non ha ancora indicato");
        assertThat(drawn("privacy", Map.of("privacy.notice", "https://comune.example/privacy")))
                .contains("<a href=\"https://comune.example/privacy\">");
    }

    @Test
    @Proves("SEC-24")
    void everyCookieOfThePublicSiteIsOnThePrivacyPage() throws Exception {
        String page = site.browser().get("/privacy").body();
        Cookies cookies = Place.PUBLIC.cookies();
        for (String name : new String[] {cookies.session(), cookies.browser(), Cookies.LANGUAGE}) {
            assertThat(page).contains("<code>" + name + "</code>");
        }
    }
}
