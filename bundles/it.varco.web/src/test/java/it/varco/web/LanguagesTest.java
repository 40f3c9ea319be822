package it.varco.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.samskivert.mustache.Template;
import it.varco.proves.Proves;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Languages that come and go while the site runs. */
class LanguagesTest {

    private static final String HELP = "help.title=Hilfe & mehr\nlayout.skip=Zum Inhalt\nlayout.title={0} - {1}\n";

    private RunningSite site;
    private final LanguagePack german =
            LanguagePack.read("it.varco.language.de", "it.varco.web;language=de", LanguagePackTest.files(HELP));
    private final LanguagePack guest = LanguagePack.read(
            "it.varco.language.de",
            "it.varco.guest;language=de",
            LanguagePackTest.files("guest.title=Probeseite\nguest.text=Hallo, {0}"));

    @BeforeEach
    void start() throws Exception {
        site = new RunningSite();
        site.rooms.add(new GuestPages(), 0);
    }

    @AfterEach
    void stop() throws Exception {
        site.stop();
    }

    @Test
    @Proves("UX-08")
    void aPackThatComesIsOfferedOnEveryPageAndKeptByItsCookie() throws Exception {
        Browser browser = site.signedIn();
        assertThat(browser.get("/aiuto?lang=de").body()).contains("<html lang=\"it\">");
        assertThat(browser.cookies).doesNotContainKey("__Host-varco-lingua");
        site.contributions.add(german);
        for (String path : new String[] {"/", "/aiuto", "/accesso/pin", "/nonesiste", "/prova", "/sessione"}) {
            assertThat(browser.get(path).body()).as(path).contains("lang=\"de\" hreflang=\"de\">Deutsch</a>");
        }
        HttpResponse<String> chosen = browser.get("/aiuto?lang=de");
        assertThat(chosen.body()).contains("<html lang=\"de\">", "<h1>Hilfe &amp; mehr</h1>", ">Zum Inhalt</a>");
        assertThat(Browser.header(chosen, "Content-Language")).isEqualTo("de");
        assertThat(browser.get("/aiuto").body()).contains("<html lang=\"de\">");
        browser.cookies.remove("__Host-varco-lingua");
        browser.headers.put("Accept-Language", "de-IT,de;q=0.9,it;q=0.8");
        assertThat(browser.get("/aiuto").body()).contains("<html lang=\"de\">");
    }

    @Test
    @Proves("UX-08")
    void aPackThatLeavesTakesItsLanguageWithIt() throws Exception {
        site.contributions.add(german);
        Browser browser = site.browser();
        browser.get("/aiuto?lang=de");
        browser.headers.put("Accept-Language", "en");
        site.contributions.remove(german);
        assertThat(browser.get("/aiuto").body()).contains("<html lang=\"en\">").doesNotContain("Deutsch");
        browser.headers.put("Accept-Language", "de");
        HttpResponse<String> gone = browser.get("/aiuto?lang=de");
        assertThat(gone.statusCode()).isEqualTo(200);
        assertThat(gone.body()).contains("<html lang=\"it\">").doesNotContain("[it]");
    }

    @Test
    @Proves("UX-08")
    void whatThePackDoesNotSayIsItalianAndMarked() throws Exception {
        site.contributions.add(german);
        String page = site.browser().get("/aiuto?lang=de").body();
        assertThat(page).contains("<nav aria-label=\"[it] Lingua\">", "[it] Qui trovi come ottenere");
    }

    @Test
    void aBundleIsReadAnewWhenItsPackComesAndOthersAreNot() {
        site.contributions.add(german);
        Contribution own = site.contributions.own();
        Contribution other = site.contributions.of("it.varco.guest");
        Template help = own.template("help", LanguagePackTest.GERMAN);
        Template english = other.template("guest", Language.ENGLISH);
        assertThat(other.texts(LanguagePackTest.GERMAN).of("guest.title")).isEqualTo("[it] Pagina di prova");
        site.contributions.add(guest);
        assertThat(other.texts(LanguagePackTest.GERMAN).of("guest.title")).isEqualTo("Probeseite");
        assertThat(other.texts(LanguagePackTest.GERMAN).of("layout.skip")).isEqualTo("Zum Inhalt");
        assertThat(own.template("help", LanguagePackTest.GERMAN)).isSameAs(help);
        site.contributions.remove(german);
        assertThat(other.texts(LanguagePackTest.GERMAN).of("layout.skip")).isEqualTo("[it] Vai al contenuto");
        assertThat(own.template("help", LanguagePackTest.GERMAN)).isNotSameAs(help);
        assertThat(other.template("guest", Language.ENGLISH)).isSameAs(english);
    }

    @Test
    @Proves("SEC-48")
    void whatIsAskedForIsNeverLookedUpOrKept() throws Exception {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        FolderFiles files = new FolderFiles(FolderFiles.WEB);
        Contributions all = new Contributions("it.varco.web", new Files() {
            @Override
            public Optional<byte[]> read(String path) throws IOException {
                asked.add(path);
                return files.read(path);
            }

            @Override
            public List<String> below(String folder) {
                return files.below(folder);
            }
        });
        for (int i = 0; i < 26 * 26; i++) {
            String code = "" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
            all.languages().of(code).ifPresent(language -> all.own().template("help", language));
        }
        assertThat(asked.stream().filter(path -> path.contains("l10n")))
                .containsExactlyInAnyOrder("OSGI-INF/l10n/texts.properties", "OSGI-INF/l10n/texts_en.properties");
        Browser browser = site.browser();
        for (String value :
                new String[] {"../../etc/passwd", "de%00", "DE", "it_IT", "x".repeat(3_000), "%F0%9F%98%80"}) {
            HttpResponse<String> answer = browser.get("/aiuto?lang=" + value);
            assertThat(answer.body()).contains("<html lang=\"it\">");
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("lingua"));
        }
    }

    @Test
    void packsComeAndGoWhilePagesAreAskedFor() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(4);
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(4);
        List<Future<Integer>> asking = IntStream.range(0, 4)
                .mapToObj(i -> people.submit(() -> {
                    Browser browser = site.signedIn();
                    int pages = 0;
                    while (!over.get() || pages < 5) {
                        HttpResponse<String> page = browser.get(i % 2 == 0 ? "/aiuto?lang=de" : "/prova?lang=de");
                        assertThat(page.statusCode()).isEqualTo(200);
                        begun.countDown();
                        pages++;
                    }
                    return pages;
                }))
                .toList();
        begun.await();
        for (int i = 0; i < 50; i++) {
            site.contributions.add(german);
            site.contributions.add(guest);
            site.contributions.own().template("help", LanguagePackTest.GERMAN);
            site.contributions.remove(german);
            site.contributions.remove(guest);
        }
        over.set(true);
        for (Future<Integer> each : asking) {
            assertThat(each.get()).isGreaterThanOrEqualTo(5);
        }
        people.shutdown();
        site.contributions.add(german);
        assertThat(site.browser().get("/aiuto?lang=de").body()).contains("<h1>Hilfe &amp; mehr</h1>");
    }
}
