package it.varco.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.varco.api.form.Sentence;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.notification.Bundles.FolderBundle;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

class TemplatesTest {

    private static final String SENDER = "com.acme.varco.credential.fob";
    private static final String KIND = "recapito.code";
    private static final String FILE = "OSGI-INF/messages/" + KIND + "_it.md";
    private static final String ENGLISH = "subject: Your code\nbrief: Code {{code}}\n\nYour code is {{code}}.\n";
    private static final String OURS = "subject: Codice\nbrief: Codice {{code}}\n\nParole nostre: {{code}}.\n";

    @TempDir
    private Path temporary;

    private final Bundles bundles = new Bundles();
    private FolderBundle sender = new FolderBundle(SENDER, Path.of(""));
    private Templates templates = new Templates(bundles.context(), Path.of(""), TemplateTest.HOUSE, Site.INVENTED);

    @BeforeEach
    void aSender() {
        sender = new FolderBundle(SENDER, temporary.resolve("sender"))
                .with(FILE, TemplateTest.CODE)
                .with("OSGI-INF/messages/" + KIND + "_en.md", ENGLISH)
                .with("OSGI-INF/messages/README", "no template");
        bundles.add(sender);
        templates = new Templates(bundles.context(), folder(), TemplateTest.HOUSE, Site.INVENTED);
    }

    private Path folder() {
        return temporary.resolve("conf/messages");
    }

    private Path replaced(String language) throws IOException {
        Path file = folder().resolve(SENDER).resolve(KIND + "_" + language + ".md");
        Files.createDirectories(file.getParent());
        return file;
    }

    private Written written(Locale language) {
        Message message = TemplateTest.message().build();
        return templates.write(SENDER, message, language);
    }

    private List<Sentence> problems() {
        return templates.all().stream()
                .filter(found -> found.owner().equals(SENDER))
                .flatMap(found -> found.problems().stream())
                .toList();
    }

    @Test
    @Proves("NOT-28")
    void theWordsAreThoseOfTheSenderInTheLanguageOrElseInItalian() {
        assertThat(written(Locale.ENGLISH).title()).isEqualTo("Your code");
        assertThat(written(Locale.UK).language()).isEqualTo(Locale.ENGLISH);
        for (Locale other : List.of(Locale.ITALIAN, Locale.GERMAN, Locale.ROOT, new Locale("../x"))) {
            assertThat(written(other).language()).isEqualTo(Locale.ITALIAN);
            assertThat(written(other).title()).startsWith("Il tuo codice");
        }
    }

    @Test
    void whoeverHasNoTemplateSendsNothing() {
        Message other = Message.of("other.kind", TemplateTest.message().build().person())
                .over(Medium.EMAIL)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> templates.write(SENDER, other, Locale.ITALIAN))
                .withMessage("message: expected a right template of kind other.kind in bundle " + SENDER);
        assertThatIllegalArgumentException().isThrownBy(() -> templates.write("nobody", other, Locale.ITALIAN));
        sender.with(FILE, "nothing of the kind").updated();
        assertThatIllegalArgumentException().isThrownBy(() -> written(Locale.ENGLISH));
    }

    @Test
    @Proves("NOT-27")
    void nobodySaysASecretOnThePhone() {
        Message called = TemplateTest.message().over(Medium.EMAIL, Medium.CALL).build();
        assertThatIllegalArgumentException().isThrownBy(() -> templates.write(SENDER, called, Locale.ITALIAN));
    }

    @Test
    void aSenderThatStopsJustThenHasSentButIsNotListed() {
        sender.state(Bundle.RESOLVED);
        assertThat(written(Locale.ENGLISH).title()).isEqualTo("Your code");
        assertThat(problems()).isEmpty();
        assertThat(templates.all()).noneMatch(found -> found.owner().equals(SENDER));
        bundles.remove(sender);
        assertThatIllegalArgumentException().isThrownBy(() -> written(Locale.ENGLISH));
    }

    @Test
    void anUpdatedSenderHasItsNewWords() {
        assertThat(written(Locale.ENGLISH).title()).isEqualTo("Your code");
        sender.with("OSGI-INF/messages/" + KIND + "_en.md", ENGLISH.replace("Your", "Our"))
                .updated();
        assertThat(written(Locale.ENGLISH).title()).isEqualTo("Our code");
    }

    @Test
    @Proves("UX-08")
    void aLanguagePackBringsAnotherLanguageAsLongAsItIsStarted() {
        FolderBundle pack = pack("com.acme.varco.language.de", SENDER);
        bundles.add(pack);
        assertThat(written(Locale.GERMAN).title()).isEqualTo("Ihr Code");
        assertThat(written(Locale.GERMAN).language()).isEqualTo(Locale.GERMAN);
        assertThat(written(Locale.ENGLISH).title())
                .as("no more than it declares")
                .isEqualTo("Your code");
        pack.state(Bundle.RESOLVED);
        assertThat(written(Locale.GERMAN).language()).isEqualTo(Locale.ITALIAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.evil.words", "it.varco.language.de", "com"})
    void aLanguagePackSpeaksForItsOwnFamilyOnly(String name) {
        bundles.add(pack(name, SENDER));
        assertThat(written(Locale.GERMAN).language()).isEqualTo(Locale.ITALIAN);
    }

    private FolderBundle pack(String name, String sender) {
        String folder = "OSGI-INF/messages/" + sender + "/";
        return new FolderBundle(name, temporary.resolve(name))
                .texts(sender + ";language=de")
                .with(folder + KIND + "_de.md", ENGLISH.replace("Your code", "Ihr Code"))
                .with(folder + KIND + "_en.md", ENGLISH.replace("Your code", "Stolen"));
    }

    @Test
    void wordsOfTheAdministrationCountAtOnceAndAsLongAsTheyAreThere() throws IOException {
        assertThat(written(Locale.ITALIAN).text()).startsWith("Il codice");
        Files.writeString(replaced("it"), OURS);
        assertThat(written(Locale.ITALIAN).text()).isEqualTo("Parole nostre: PLANTED-7Q.");
        assertThat(templates.find(SENDER, KIND, "it").replaced()).isTrue();
        Files.writeString(replaced("it"), OURS.replace("nostre", "altre"));
        Files.setLastModifiedTime(replaced("it"), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(written(Locale.ITALIAN).text()).startsWith("Parole altre");
        Files.delete(replaced("it"));
        assertThat(written(Locale.ITALIAN).text()).startsWith("Il codice");
    }

    @Test
    void theAdministrationMayAddALanguage() throws IOException {
        Files.writeString(replaced("sl"), OURS);
        assertThat(written(new Locale("sl")).language()).isEqualTo(new Locale("sl"));
        assertThat(templates.all()).anyMatch(found -> found.language().equals("sl") && found.replaced());
    }

    @Test
    void wordsOfTheAdministrationThatAreWrongDoNotCountAndAreTold() throws IOException {
        Files.writeString(replaced("it"), OURS.replace("{{code}}.", "nel plico."));
        assertThat(written(Locale.ITALIAN).text()).startsWith("Il codice");
        assertThat(templates.find(SENDER, KIND, "it").replaced()).isFalse();
        assertThat(problems()).containsExactly(Sentence.of(Templates.class, "template.secret.body", "code"));
        assertThat(templates.problems())
                .singleElement()
                .asString()
                .startsWith("The words of " + SENDER + "/" + KIND + "_it.md do not count. The text must have");
    }

    @Test
    void whatCannotBeReadDoesNotCountAndIsTold() throws IOException {
        Files.write(replaced("it"), new byte[] {'a', (byte) 0xE8, 'b'});
        Files.writeString(replaced("en"), OURS + "a".repeat(70_000));
        Files.createDirectories(replaced("fr"));
        Files.writeString(replaced("de"), "");
        assertThat(written(Locale.ITALIAN).text()).startsWith("Il codice");
        assertThat(written(Locale.ENGLISH).title()).isEqualTo("Your code");
        assertThat(problems())
                .contains(
                        Sentence.of(Templates.class, "template.file.encoding"),
                        Sentence.of(Templates.class, "template.long", Template.LONGEST),
                        Sentence.of(Templates.class, "template.file.kind"),
                        Sentence.of(Templates.class, "template.header.shape"));
    }

    @Test
    @Proves("SEC-52")
    void aLinkIsFollowedWithinTheFolderAndNotOutOfIt() throws IOException {
        Path outside = Files.writeString(temporary.resolve("outside.md"), OURS);
        Files.createSymbolicLink(replaced("it"), outside);
        assertThat(written(Locale.ITALIAN).text()).startsWith("Il codice");
        assertThat(problems()).containsExactly(Sentence.of(Templates.class, "template.file.kind"));
        Path inside = Files.createDirectories(folder().resolve(".data")).resolve("words.md");
        Files.writeString(inside, OURS);
        Files.delete(replaced("it"));
        Files.createSymbolicLink(replaced("it"), inside);
        assertThat(written(Locale.ITALIAN).text()).startsWith("Parole nostre");
        Files.delete(replaced("it"));
        Files.createSymbolicLink(replaced("it"), temporary.resolve("not there"));
        assertThat(written(Locale.ITALIAN).text()).startsWith("Il codice");
    }

    @Test
    void aFileThatReplacesNothingIsTold() throws IOException {
        Files.writeString(replaced("it").resolveSibling("recapito.cod_it.md"), OURS);
        Files.writeString(replaced("it").resolveSibling(".recapito.code_it.md.swp"), OURS);
        assertThat(templates.problems())
                .singleElement()
                .isEqualTo(Sentence.of(
                        Templates.class,
                        "template.stray",
                        folder().resolve(SENDER).resolve("recapito.cod_it.md")));
    }

    @Test
    void withoutAFolderNothingIsReplacedAndNothingIsWrong() {
        assertThat(templates.problems()).isEmpty();
        assertThat(templates.all()).noneMatch(Templates.Found::replaced);
    }

    @Test
    void aWrongFileOfTheSenderIsToldToo() {
        sender.with("OSGI-INF/messages/" + KIND + "_en.md", ENGLISH.replace("Your code is {{code}}", "<b>Hello</b>"))
                .updated();
        assertThat(written(Locale.ENGLISH).language()).isEqualTo(Locale.ITALIAN);
        assertThat(templates.problems()).singleElement().asString().contains(KIND + "_en.md", "There is HTML");
    }
}
