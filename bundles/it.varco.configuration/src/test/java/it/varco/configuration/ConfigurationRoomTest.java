package it.varco.configuration;

import static it.varco.configuration.FelixHouse.eventually;
import static it.varco.configuration.Operator.ADMINISTRATOR;
import static it.varco.configuration.Operator.NOON;
import static it.varco.configuration.Operator.SARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.Outcome;
import it.varco.api.configuration.ConfigurationCard;
import it.varco.api.configuration.ConfigurationSheet;
import it.varco.api.configuration.ConfigurationVersion;
import it.varco.api.configuration.Difference;
import it.varco.api.configuration.Setting;
import it.varco.api.health.Condition;
import it.varco.api.session.Role;
import it.varco.api.store.StoreException;
import it.varco.proves.Proves;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.fileinstall.internal.Scanner;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room as it was built, in a Felix of its own. */
class ConfigurationRoomTest {

    private static final String PID = "it.varco.sample";
    private static final String FILE = "it.varco.sample.cfg";

    @TempDir
    private Path home;

    private FelixHouse house;

    @BeforeEach
    void open() throws Exception {
        house = new FelixHouse(home);
        house.installDelayed();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    @Proves("UX-54")
    void showsSettingsTypedWithHelpRangeAndDefault() {
        ConfigurationSheet sheet = sheet();

        assertThat(sheet.name()).isEqualTo("Sample");
        assertThat(sheet.changed()).isFalse();
        assertThat(sheet.problem()).isEmpty();
        assertThat(sheet.version()).matches("[A-Za-z0-9-]{1,80}");
        assertThat(sheet.settings())
                .extracting(Setting::key, Setting::kind, Setting::range, Setting::help)
                .containsExactly(
                        tuple("word", Setting.Kind.TEXT, "", "Why not?"),
                        tuple("number", Setting.Kind.NUMBER, "1..100", "How many."),
                        tuple("idle", Setting.Kind.DURATION, "PT1S..PT2H", "How long."),
                        tuple("flag", Setting.Kind.FLAG, "", "Whether."),
                        tuple("tone", Setting.Kind.CHOICE, "", "Which."),
                        tuple("list", Setting.Kind.LIST, "", "Several."),
                        tuple("path", Setting.Kind.TEXT, "", "Where."),
                        tuple("must", Setting.Kind.TEXT, "", "Always."),
                        tuple("mode", Setting.Kind.TEXT, "", "How. Only a file in the folder conf/ changes it."),
                        tuple("demoStaff", Setting.Kind.LIST, "", "Who. Only a file in the folder conf/ changes it."),
                        tuple("tokenFile", Setting.Kind.TEXT, "", "File. Only a file in the folder conf/ changes it."),
                        tuple("url", Setting.Kind.TEXT, "", "Store."),
                        tuple("password", Setting.Kind.SECRET, "", "Secret."));
        assertThat(setting("tone").choices()).containsExactly("quiet", "loud");
        assertThat(setting("idle").defaults()).containsExactly("PT15M");
        assertThat(setting("idle").values()).containsExactly("PT15M");
    }

    @Test
    void speaksTheLanguageOfTheCallerWithItsAccents() {
        ConfigurationSheet sheet = done(house.room().one(new Operator(Role.AMMINISTRATORE, Locale.ITALIAN), PID));

        assertThat(sheet.name()).isEqualTo("Prova: modalità");
        assertThat(sheet.settings().get(0).label()).isEqualTo("Parola");
        assertThat(sheet.settings().get(0).help()).isEqualTo("Perché no?");
    }

    @Test
    @Proves("UX-54")
    void isInEffectAndInTheFileWhenItReturns() throws Exception {
        ConfigurationSheet sheet =
                done(change(Map.of("word", List.of(" ciao "), "list", List.of("a, \"b\"", "", "c"))));

        assertThat(sheet.changed()).isTrue();
        assertThat(sheet.settings().get(0).values()).containsExactly("ciao");
        assertThat(house.configured(PID))
                .containsEntry("word", "ciao")
                .containsEntry("list", new String[] {"a, \"b\"", "c"});
        assertThat(house.runs()).isTrue();
        assertThat(house.conf.resolve(FILE)).content().contains("word = \"ciao\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(house.conf.resolve(FILE))))
                .isEqualTo("rw-r-----");
        assertThat(names()).containsExactly(FILE);
        assertThat(sheet().version()).isEqualTo(sheet.version());
    }

    @Test
    @Proves("D-52")
    void leavesFileInstallNothingToDo() throws Exception {
        house.watch();
        done(change(Map.of("word", List.of("ciao"), "list", List.of("a", "b"))));
        long changes = house.changes(PID);
        Files.writeString(house.conf.resolve("fence.cfg"), "seen = 1\n");

        eventually(() -> house.configured("fence").containsKey("seen"));
        Files.writeString(house.conf.resolve("fence.cfg"), "seen = 22\n");
        eventually(() -> "22".equals(house.configured("fence").get("seen")));

        assertThat(house.changes(PID)).isEqualTo(changes);
        assertThat(house.configured(PID)).containsEntry("word", "ciao").containsEntry("list", new String[] {"a", "b"});
    }

    @Test
    @Proves("D-52")
    void isReadBackByFileInstallAsItWasTyped() throws Exception {
        Map<String, List<String>> odd = Map.of(
                "word", List.of("= # ! : {a} [b] \"c\" 'è’ ß"),
                "list", List.of("[ \"x\" ]", "y=z", "{"),
                "path", List.of(home.resolve("data/x").toString()));
        done(change(odd));
        Map<String, Object> before = house.configured(PID);
        house.configure(PID, Map.of());

        house.watch();

        eventually(() -> house.configured(PID).containsKey("word"));
        assertThat(house.configured(PID))
                .containsEntry("word", before.get("word"))
                .containsEntry("list", (String[]) before.get("list"))
                .containsEntry("path", home.resolve("data/x").toString());
        assertThat(house.conf.resolve(FILE)).content().contains("${varco.data}/x");
    }

    @Test
    void keepsWhatFeaturesSayAndWhatTheFormDoesNotKnow() throws Exception {
        house.configure(PID, Map.of("tone", "loud", "unknown", "x", "number", 5));

        done(change(Map.of("word", List.of("ciao"))));

        assertThat(house.configured(PID))
                .containsEntry("tone", "loud")
                .containsEntry("unknown", "x")
                .containsEntry("number", "5")
                .containsEntry("word", "ciao");
        Files.writeString(house.conf.resolve(FILE), "# by hand\nunknown: ${varco.mode}\n\nword = salve\nnumber=7\n");
        done(change(Map.of("word", List.of("hey"))));
        assertThat(house.conf.resolve(FILE))
                .content()
                .isEqualTo("# by hand\nunknown: ${varco.mode}\n\nword = hey\nnumber=7\n");
        assertThat(house.configured(PID)).containsEntry("unknown", "production").doesNotContainKey("tone");
    }

    @Test
    @Proves({"SEC-60", "SEC-53"})
    void recordsOneActWithWhatItChangedAndNothingSecretOrPersonal() {
        done(change(Map.of(
                "word", List.of("another"),
                "number", List.of("7"),
                "list", List.of("marked RSSMRA80A01H501U"),
                "password", List.of("$[secret:marked-secret]"))));

        assertThat(house.store.events()).singleElement().satisfies(event -> {
            assertThat(event.operation()).isEqualTo("configuration.change");
            assertThat(event.outcome()).isEqualTo(Outcome.DONE);
            assertThat(event.person()).contains(SARA);
            assertThat(event.details())
                    .containsEntry("pid", PID)
                    .containsEntry("keys", "word,number,list,password")
                    .containsEntry("changes", "word: [hello] -> [another]; number: [1] -> [7]")
                    .containsEntry("reason", "a reason");
            assertThat(event.details().toString()).doesNotContain("marked");
        });
        assertThat(setting("password").values()).isEmpty();
        assertThat(done(house.room().history(ADMINISTRATOR, PID)).get(0).differences())
                .containsExactlyInAnyOrder(
                        new Difference("word", List.of("hello"), List.of("another")),
                        new Difference("number", List.of("1"), List.of("7")),
                        new Difference("list", List.of(), List.of("marked RSSMRA80A01H501U")),
                        new Difference("password", List.of(), List.of()));
        done(change(Map.of("password", List.of(""), "word", List.of("other"))));
        assertThat(house.configured(PID)).containsEntry("password", "$[secret:marked-secret]");
    }

    @Test
    @Proves({"SEC-01", "SEC-31"})
    void doesNothingForWhoMayNot() throws Exception {
        Operator citizen = new Operator(Role.CITTADINO, Locale.ITALIAN);
        Administered<Object> no = new Administered.Forbidden<>(new Decision.Refused("access.role"));
        String version = sheet().version();

        assertThat(house.room().all(citizen)).isEqualTo(no);
        assertThat(house.room().one(citizen, PID)).isEqualTo(no);
        assertThat(house.room().one(citizen, "nothing")).isEqualTo(no);
        assertThat(house.room().compare(citizen, PID, Map.of())).isEqualTo(no);
        assertThat(house.room().history(citizen, PID)).isEqualTo(no);
        assertThat(house.room().change(citizen, PID, Map.of("word", List.of("x")), "a reason", version))
                .isEqualTo(no);
        assertThat(house.room().restore(citizen, PID, 1, "a reason", version)).isEqualTo(no);
        assertThat(names()).isEmpty();
    }

    @Test
    @Proves("UX-03")
    void saysEverythingThatIsWrongAtOnceAndChangesNothing() throws Exception {
        Map<String, List<String>> wrong = Map.of(
                "number", List.of("101"),
                "idle", List.of("PT3H"),
                "flag", List.of("maybe"),
                "tone", List.of("shrill"),
                "word", List.of("a\nb = c"),
                "list", Collections.nCopies(101, "x"),
                "path", List.of("${user.home}"),
                "password", List.of("in clear"),
                "nothing", List.of("x"));

        Administered<ConfigurationSheet> answer =
                house.room().change(ADMINISTRATOR, PID, wrong, " ", sheet().version());

        assertThat(answer).isInstanceOf(Administered.Invalid.class);
        assertThat(((Administered.Invalid<ConfigurationSheet>) answer).flaws())
                .containsExactlyInAnyOrder(
                        new Flaw("number", Flaw.Kind.RANGE, "1..100"),
                        new Flaw("idle", Flaw.Kind.RANGE, "PT1S..PT2H"),
                        new Flaw("flag", Flaw.Kind.CHOICE, "true|false"),
                        new Flaw("tone", Flaw.Kind.CHOICE, "quiet|loud"),
                        new Flaw("word", Flaw.Kind.SHAPE, ""),
                        new Flaw("list", Flaw.Kind.LENGTH, "0..100"),
                        new Flaw("path", Flaw.Kind.SHAPE, ""),
                        new Flaw("password", Flaw.Kind.SHAPE, "$[secret:name]"),
                        new Flaw("nothing", Flaw.Kind.UNKNOWN, ""),
                        new Flaw("reason", Flaw.Kind.MISSING, ""));
        for (String bad : List.of("x".repeat(1001), "a\u0000b", "a\u2028b", "a\\", "$[secret:pepper]", "a\rb")) {
            assertThat(change(Map.of("word", List.of(bad)))).isInstanceOf(Administered.Invalid.class);
            assertThat(change(Map.of("list", List.of("x", bad)))).isInstanceOf(Administered.Invalid.class);
        }
        for (String bad : List.of("eleven", "1.5", "99999999999999999999", "0")) {
            assertThat(change(Map.of("number", List.of(bad)))).isInstanceOf(Administered.Invalid.class);
        }
        assertThat(names()).isEmpty();
        assertThat(house.configured(PID)).isEmpty();
        assertThat(house.store.events()).isEmpty();
    }

    @Test
    void knowsNoPidsThatAreNotOffered() throws Exception {
        house.install("org.thief", "it.varco.stolen", "", FelixHouse.RUNNABLE, false);
        house.configure("it.varco.stolen", Map.of("word", "x"));
        for (String pid : List.of(
                "../../etc/passwd", "it.varco.sample/../x", "", "it.varco.SAMPLE", "it.varco.stolen", "x\u0000")) {
            assertThat(house.room().one(ADMINISTRATOR, pid)).isEqualTo(new Administered.Unknown<>());
            assertThat(house.room().change(ADMINISTRATOR, pid, Map.of("word", List.of("x")), "a reason", "x"))
                    .isEqualTo(new Administered.Unknown<>());
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void offersOtherBundlesWhereTheyAreConfigured() throws Exception {
        house.install("org.acme", "org.acme", "", FelixHouse.RUNNABLE, false);
        assertThat(pids()).containsExactly(PID);

        house.configure("org.acme", Map.of("word", "x"));

        assertThat(pids()).containsExactly(PID, "org.acme");
    }

    @Test
    void configuresEachInstanceOfAFactory() throws Exception {
        house.install(
                "it.varco.listener",
                "it.varco.listener",
                "immediate=\"true\" configuration-policy=\"require\"",
                "",
                true);
        house.configure("it.varco.listener~public", Map.of("word", "one"));
        house.configure("it.varco.listener~management", Map.of("word", "two"));
        assertThat(pids()).containsExactly("it.varco.listener~management", "it.varco.listener~public", PID);
        String version = done(house.room().one(ADMINISTRATOR, "it.varco.listener~public"))
                .version();

        done(house.room()
                .change(
                        ADMINISTRATOR,
                        "it.varco.listener~public",
                        Map.of("number", List.of("4")),
                        "a reason",
                        version));

        assertThat(names()).containsExactly("it.varco.listener-public.cfg");
        assertThat(house.configured("it.varco.listener~public"))
                .containsEntry("number", "4")
                .containsEntry("word", "one");
        assertThat(house.configured("it.varco.listener~management")).doesNotContainKey("number");
    }

    @Test
    @Proves({"REL-15", "D-52"})
    void putsTheLastGoodOneBackWhenTheComponentRefuses() throws Exception {
        done(change(Map.of("word", List.of("good"))));

        assertThat(change(Map.of("word", List.of("broken"))))
                .isEqualTo(new Administered.Invalid<>(
                        List.of(new Flaw("", Flaw.Kind.REJECTED, "word: expected anything else"))));

        assertThat(house.configured(PID)).containsEntry("word", "good");
        assertThat(house.runs()).isTrue();
        assertThat(house.conf.resolve(FILE)).content().contains("word = good");
        assertThat(sheet().problem()).isEmpty();
        assertThat(house.health().examine(NOON).condition()).isEqualTo(Condition.GREEN);
        assertThat(done(house.room().history(ADMINISTRATOR, PID)))
                .extracting(ConfigurationVersion::reason)
                .containsExactly(
                        "a reason", "Found like this in the file or the installed features: by whom is not known");
        assertThat(house.store.events())
                .extracting(AuditEvent::outcome)
                .containsExactly(Outcome.DONE, Outcome.DONE, Outcome.REFUSED);
        assertThat(change(Map.of("number", List.of("13"))))
                .isEqualTo(new Administered.Invalid<>(List.of(new Flaw(
                        "", Flaw.Kind.REJECTED, "the component failed with java.lang.IllegalStateException"))));
    }

    @Test
    @Proves("REL-15")
    void putsBackWhatFeaturesSaidWhereThereWasNoFile() throws Exception {
        house.watch();
        house.install("it.varco.listener", "it.varco.listener", "immediate=\"true\"", "", false);
        house.configure("it.varco.listener", Map.of("word", "one", "tone", "loud"));
        String version =
                done(house.room().one(ADMINISTRATOR, "it.varco.listener")).version();

        assertThat(house.room()
                        .change(
                                ADMINISTRATOR,
                                "it.varco.listener",
                                Map.of("word", List.of("broken")),
                                "a reason",
                                version))
                .isInstanceOf(Administered.Invalid.class);

        assertThat(house.configured("it.varco.listener"))
                .containsEntry("word", "one")
                .containsEntry("tone", "loud");
    }

    /** Whoever writes slowly is waited for: the watcher takes what did not change between two of its looks. */
    @Test
    @Proves("REL-15")
    void readsNoFileThatIsStillBeingWritten() throws Exception {
        Scanner watcher = new Scanner(house.conf.toFile(), ".*\\.cfg", "skip");
        watcher.scan(true);
        Path file = Files.writeString(house.conf.resolve(FILE), "word = ");

        for (int i = 0; i < 5; i++) {
            assertThat(watcher.scan(false)).isNullOrEmpty();
            Files.writeString(file, "more", StandardOpenOption.APPEND);
        }

        assertThat(watcher.scan(false)).isNullOrEmpty();
        assertThat(watcher.scan(false)).containsExactly(file.toFile());
    }

    @Test
    @Proves("D-52")
    void isRedWhereAFileWrittenByHandTakesItsComponentOut() throws Exception {
        house.install("it.varco.listener", "it.varco.listener", "immediate=\"true\"", "", false);
        house.watch();
        Files.writeString(house.conf.resolve("it.varco.listener.cfg"), "word = broken\n");

        eventually(() -> house.health().examine(NOON).condition() == Condition.RED);

        assertThat(house.health().examine(NOON).why())
                .hasToString("it.varco.listener: word; mend conf/ or take the change back.");
        ConfigurationSheet broken = done(house.room().one(ADMINISTRATOR, "it.varco.listener"));
        assertThat(broken.problem()).isEqualTo("word: expected anything else");
        done(house.room()
                .change(
                        ADMINISTRATOR,
                        "it.varco.listener",
                        Map.of("word", List.of("whole")),
                        "a reason",
                        broken.version()));
        eventually(() -> house.health().examine(NOON).condition() == Condition.GREEN);
    }

    @Test
    @Proves("D-52")
    void isYellowWhileAFileHasAKeyThatNobodyReads() throws Exception {
        house.watch();
        Path file = house.conf.resolve(FILE);
        Files.writeString(file, "wrod = ciao\nnumber = 2\nextra.target = (a=b)\n");

        eventually(() -> house.health().examine(NOON).condition() == Condition.YELLOW);

        assertThat(house.health().examine(NOON).why())
                .hasToString("conf/it.varco.sample.cfg has the key wrod, which nobody reads: is word meant?");
        Files.writeString(file, "word = ciao\n");
        assertThat(house.health().examine(NOON).condition()).isEqualTo(Condition.GREEN);
    }

    @Test
    @Proves({"D-52", "SEC-53"})
    void doesNotRepeatWhatMayBeALineOfASecret() throws Exception {
        house.watch();
        Files.writeString(house.conf.resolve(FILE), "# a key\n\nword = MIIEvQIBADANBgkq\n  hkiG9w0BAQEFAASC\n");

        eventually(() -> house.health().examine(NOON).condition() == Condition.YELLOW);

        assertThat(house.health().examine(NOON).why())
                .hasToString("conf/it.varco.sample.cfg has a key in line 4 that nobody reads.");
    }

    @Test
    @Proves({"UX-54", "D-52"})
    void restoresEarlierVersionsAndWhatWasWrittenByHand() throws Exception {
        done(change(Map.of("word", List.of("first"))));
        Files.writeString(house.conf.resolve(FILE), "word = by-hand\nextra = kept\n");
        done(change(Map.of("word", List.of("second"))));
        assertThat(done(house.room().history(ADMINISTRATOR, PID)))
                .extracting(
                        ConfigurationVersion::number, version -> version.by().isPresent())
                .containsExactly(tuple(4L, true), tuple(3L, false), tuple(2L, true), tuple(1L, false));

        done(restore(3));
        assertThat(house.configured(PID)).containsEntry("word", "by-hand").containsEntry("extra", "kept");
        done(restore(1));
        assertThat(house.configured(PID)).doesNotContainKeys("word", "extra");
        assertThat(setting("word").values()).containsExactly("hello");
        assertThat(restore(99)).isEqualTo(new Administered.Unknown<>());
    }

    @Test
    void keepsTwentyVersions() {
        for (int i = 1; i <= 22; i++) {
            done(change(Map.of("number", List.of(Integer.toString(i + 20)))));
        }

        assertThat(done(house.room().history(ADMINISTRATOR, PID))).hasSize(20);
    }

    @Test
    @Proves("D-52")
    void keepsTwentyVersionsThatCameIntoForceHoweverManyWereRefused() {
        for (int i = 1; i <= 20; i++) {
            done(change(Map.of("number", List.of(Integer.toString(i + 20)))));
        }
        List<Long> before = numbers();
        for (int i = 0; i < 3; i++) {
            assertThat(change(Map.of("word", List.of("broken")))).isInstanceOf(Administered.Invalid.class);
        }

        assertThat(numbers()).hasSize(20).isEqualTo(before);
        done(change(Map.of("number", List.of("50"))));
        assertThat(numbers()).hasSize(20).containsAll(before.subList(0, 19));
        assertThat(done(house.room()
                        .compareVersion(ADMINISTRATOR, PID, numbers().get(19))))
                .containsExactly(new Difference("number", List.of("50"), List.of("22")));
        done(restore(numbers().get(19)));
        assertThat(house.configured(PID)).containsEntry("number", "22");
    }

    private List<Long> numbers() {
        return done(house.room().history(ADMINISTRATOR, PID)).stream()
                .map(ConfigurationVersion::number)
                .toList();
    }

    @Test
    @Proves("UX-54")
    void comparesAVersionWithWhatIsInForceBeforeItIsRestored() throws Exception {
        done(change(Map.of("word", List.of("first"))));
        done(change(Map.of("word", List.of("second"), "number", List.of("42"))));

        assertThat(done(house.room().compareVersion(ADMINISTRATOR, PID, 2)))
                .extracting(Difference::key, Difference::after)
                .containsExactlyInAnyOrder(tuple("word", List.of("first")), tuple("number", List.of("1")));
        assertThat(done(house.room().compareVersion(ADMINISTRATOR, PID, 3))).isEmpty();
        assertThat(house.room().compareVersion(ADMINISTRATOR, PID, 99)).isEqualTo(new Administered.Unknown<>());
        assertThat(house.room().compareVersion(new Operator(Role.CITTADINO, Locale.ENGLISH), PID, 2))
                .isInstanceOf(Administered.Forbidden.class);
        assertThat(house.configured(PID)).containsEntry("word", "second");
    }

    @Test
    @Proves("API-07")
    void changesNothingForWhoSawAnotherOne() throws Exception {
        String version = sheet().version();
        done(change(Map.of("word", List.of("first"))));

        assertThat(house.room().change(ADMINISTRATOR, PID, Map.of("word", List.of("x")), "a reason", version))
                .isEqualTo(new Administered.Outdated<>());
        String seen = sheet().version();
        Files.writeString(house.conf.resolve(FILE), "word = by-hand\n");
        assertThat(house.room().change(ADMINISTRATOR, PID, Map.of("word", List.of("x")), "a reason", seen))
                .isEqualTo(new Administered.Outdated<>());
        assertThat(house.conf.resolve(FILE)).content().isEqualTo("word = by-hand\n");
    }

    @Test
    void asksOnlyForWhatHasNoDefault() {
        assertThat(sheet().settings())
                .filteredOn(Setting::required)
                .extracting(Setting::key)
                .containsExactly("must");

        assertThat(change(Map.of("must", List.of(" "), "list", List.of(), "path", List.of(""), "word", List.of("x"))))
                .isEqualTo(new Administered.Invalid<>(List.of(new Flaw("must", Flaw.Kind.MISSING, ""))));
        done(change(Map.of("must", List.of("y"), "list", List.of(), "path", List.of(""), "word", List.of(""))));
        assertThat(house.configured(PID)).containsEntry("must", "y").doesNotContainKeys("list", "path", "word");
    }

    @Test
    void comparesWithoutChanging() throws Exception {
        assertThat(done(house.room()
                        .compare(
                                ADMINISTRATOR,
                                PID,
                                Map.of("word", List.of("x"), "idle", List.of("pt15m"), "number", List.of("")))))
                .containsExactly(new Difference("word", List.of("hello"), List.of("x")));
        assertThat(names()).isEmpty();
    }

    @Test
    void changesNothingWhereTheFileMayNotBeWritten() throws Exception {
        Files.createDirectory(house.conf.resolve(FILE)); // root may write everywhere, but no file over a folder

        assertThat(change(Map.of("word", List.of("x"))))
                .isEqualTo(new Administered.Contrary<>("configuration.read-only"));

        assertThat(house.configured(PID)).isEmpty();
        assertThat(house.store.events()).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(event.details()).containsEntry("rule", "configuration.read-only");
        });
        assertThat(house.store.history(PID, 20)).isEmpty();
        assertThat(names()).containsExactly(FILE);
    }

    @Test
    void neverWritesOverAFileThatItCannotRead() throws Exception {
        Path file = house.conf.resolve(FILE);
        byte[] latin = {'w', 'o', 'r', 'd', '=', (byte) 0xe8, '\n'};
        for (byte[] unreadable : List.of(
                latin,
                "word = \\u00zz\n".getBytes(StandardCharsets.UTF_8),
                "#".repeat(1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8))) {
            Files.write(file, unreadable);

            assertThat(change(Map.of("word", List.of("x"))))
                    .isEqualTo(new Administered.Contrary<>("configuration.read-only"));

            assertThat(file).hasBinaryContent(unreadable);
            assertThat(sheet().changed()).isTrue();
        }
        Files.delete(file);
        Files.createSymbolicLink(file, home.resolve("nowhere"));
        assertThat(change(Map.of("word", List.of("x"))))
                .isEqualTo(new Administered.Contrary<>("configuration.read-only"));
        assertThat(file).isSymbolicLink();
        assertThat(house.store.events()).extracting(AuditEvent::outcome).containsOnly(Outcome.REFUSED);
        assertThat(house.configured(PID)).isEmpty();
    }

    @Test
    @Proves({"SEC-01", "SEC-85"})
    void changesNoWiringWhateverIsTyped() throws Exception {
        house.install("it.varco.access", "it.varco.access.setup", "", "", false);
        house.install("it.varco.access.decisions", "it.varco.access.decisions", "", "", false);
        house.install("it.varco.store.jdbc", "it.varco.store.jdbc", "", "", false);
        house.configure("it.varco.access.setup", Map.of("mode", "production"));

        refusesWiring("it.varco.access.setup", "mode", "development");
        refusesWiring("it.varco.access.setup", "demoStaff", "BRBSRA75C48A944X=AMMINISTRATORE");
        refusesWiring("it.varco.access.decisions", "tokenFile", "/tmp/mine");
        refusesWiring("it.varco.store.jdbc", "url", "jdbc:elsewhere");

        assertThat(names()).isEmpty();
        assertThat(house.store.history("it.varco.access.setup", 20)).isEmpty();
        done(house.room()
                .change(
                        ADMINISTRATOR,
                        "it.varco.access.setup",
                        Map.of("mode", List.of("production"), "demoStaff", List.of(), "word", List.of("x")),
                        "a reason",
                        version("it.varco.access.setup")));
        assertThat(house.configured("it.varco.access.setup"))
                .containsEntry("mode", "production")
                .containsEntry("word", "x");
    }

    private void refusesWiring(String pid, String key, String value) {
        Map<String, List<String>> values = Map.of("word", List.of("x"), key, List.of(value));
        Administered<Object> refused = new Administered.Invalid<>(
                List.of(new Flaw(key, Flaw.Kind.REJECTED, "only a file in conf/ changes it")));

        assertThat(house.room().compare(ADMINISTRATOR, pid, values)).isEqualTo(refused);
        assertThat(house.room().change(ADMINISTRATOR, pid, values, "a reason", version(pid)))
                .isEqualTo(refused);
        assertThat(house.configured(pid)).doesNotContainEntry(key, value);
    }

    @Test
    @Proves({"SEC-01", "SEC-85"})
    void restoresNoEarlierWiring() throws Exception {
        Files.writeString(house.conf.resolve(FILE), "mode = development\nprivate.target = (x=y)\n");
        done(change(Map.of("word", List.of("first"))));
        Files.writeString(house.conf.resolve(FILE), "mode = production\n");
        done(change(Map.of("word", List.of("second"))));

        Administered<Object> refused = new Administered.Invalid<>(List.of(
                new Flaw("mode", Flaw.Kind.REJECTED, "only a file in conf/ changes it"),
                new Flaw("private.target", Flaw.Kind.REJECTED, "only a file in conf/ changes it")));
        assertThat(house.room().compareVersion(ADMINISTRATOR, PID, 2)).isEqualTo(refused);
        assertThat(restore(2)).isEqualTo(refused);

        assertThat(house.configured(PID)).containsEntry("mode", "production").doesNotContainKey("private.target");
        done(restore(3));
    }

    @Test
    @Proves("SEC-53")
    void givesNobodyTheKeysOfTheGateway() {
        for (String name : List.of("store", "STORE", "pin-pepper", "local-pepper", "other-pepper", "spid-key.pem")) {
            assertThat(change(Map.of("password", List.of("$[secret:" + name + "]"))))
                    .isEqualTo(new Administered.Invalid<>(List.of(
                            new Flaw("password", Flaw.Kind.REJECTED, "that secret is a key of the gateway itself"))));
        }
        assertThat(change(Map.of("password", List.of("$[env:HOME]"))))
                .isEqualTo(
                        new Administered.Invalid<>(List.of(new Flaw("password", Flaw.Kind.SHAPE, "$[secret:name]"))));
        done(change(Map.of("password", List.of("$[secret:stores]"))));
    }

    @Test
    void tellsWhatNobodyKnownDidInTheLanguageOfWhoeverReads() throws Exception {
        Files.writeString(house.conf.resolve(FILE), "word = by-hand\n");
        done(change(Map.of("word", List.of("second"))));

        ConfigurationVersion found =
                done(house.room().history(ADMINISTRATOR, PID)).get(1);
        assertThat(found.by()).isEmpty();
        assertThat(found.reason())
                .isEqualTo("Found like this in the file or the installed features: by whom is not known");
        assertThat(done(house.room().history(new Operator(Role.AMMINISTRATORE, Locale.ITALIAN), PID))
                        .get(1)
                        .reason())
                .isEqualTo("Trovata così nel file o nelle funzioni installate: da chi, non si sa");
    }

    @Test
    @Proves("SEC-60")
    void changesNothingThatCannotBeRecorded() throws Exception {
        house.store.trailFull = true;

        assertThatThrownBy(() -> change(Map.of("word", List.of("x")))).isInstanceOf(StoreException.class);

        assertThat(names()).isEmpty();
        assertThat(house.configured(PID)).isEmpty();
        assertThat(house.store.history(PID, 20)).isEmpty();
    }

    @Test
    @Proves("D-42")
    void saysSoWhileNobodyCanDescribeWhatThereIs() throws Exception {
        house.stopMetatype();

        assertThat(done(house.room().all(ADMINISTRATOR))).isEmpty();
        assertThat(house.room().one(ADMINISTRATOR, PID)).isEqualTo(new Administered.Unknown<>());
        assertThat(house.health().examine(NOON).condition()).isEqualTo(Condition.YELLOW);
    }

    private Administered<ConfigurationSheet> change(Map<String, List<String>> values) {
        return house.room().change(ADMINISTRATOR, PID, values, "a reason", sheet().version());
    }

    private Administered<ConfigurationSheet> restore(long number) {
        return house.room().restore(ADMINISTRATOR, PID, number, "a reason", sheet().version());
    }

    private String version(String pid) {
        return done(house.room().one(ADMINISTRATOR, pid)).version();
    }

    @Test
    @Proves("SEC-60")
    void recordsWhatAFileChangedThatWasNotWrittenHere() throws Exception {
        house.configure(PID, Map.of("word", "from-a-feature", "number", 4));
        house.watch();
        done(change(Map.of("word", List.of("here"))));
        Path file = house.conf.resolve(FILE);
        Files.writeString(house.conf.resolve("fence.cfg"), "seen = 1\n");
        eventually(() -> recorded("fence").equals(List.of("seen")));

        atOnce(file, "word = by-hand-marked\nmode = development\nnumber = 4\n");
        eventually(() -> recorded(PID).equals(List.of("mode,word")));
        Files.delete(file);
        eventually(() -> recorded(PID).equals(List.of("mode,word", "mode,number,word")));

        assertThat(house.store.events())
                .filteredOn(event -> event.operation().equals("configuration.file"))
                .allSatisfy(event -> {
                    assertThat(event.person()).isEmpty();
                    assertThat(event.details().toString()).doesNotContain("marked");
                });
    }

    @Test
    void recordsWhatAFileOfAnyNameChanged() throws Exception {
        house.watch();

        atOnce(house.conf.resolve(PID + " (copia*).cfg"), "word = ciao\n");

        eventually(() -> recorded(PID + " (copia*)").equals(List.of("word")));
    }

    /** Whoever watches the folder sees the whole file or none of it. */
    private void atOnce(Path file, String text) throws IOException {
        Path beside = Files.writeString(home.resolve("beside"), text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> recorded(String pid) {
        return List.copyOf(house.store.events()).stream()
                .filter(event -> event.operation().equals("configuration.file"))
                .filter(event -> pid.equals(event.details().get("pid")))
                .map(event -> event.details().get("keys"))
                .toList();
    }

    private ConfigurationSheet sheet() {
        return done(house.room().one(ADMINISTRATOR, PID));
    }

    private Setting setting(String key) {
        return sheet().settings().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<String> pids() {
        return done(house.room().all(ADMINISTRATOR)).stream()
                .map(ConfigurationCard::pid)
                .toList();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(house.conf)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static <T> T done(Administered<T> outcome) {
        assertThat(outcome).isInstanceOf(Administered.Done.class);
        return ((Administered.Done<T>) outcome).result();
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }
}
