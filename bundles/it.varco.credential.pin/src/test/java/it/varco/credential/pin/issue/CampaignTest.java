package it.varco.credential.pin.issue;

import static it.varco.credential.pin.issue.IssueWorld.MARIO;
import static it.varco.credential.pin.issue.IssueWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.credential.hash.HashPool;
import it.varco.credential.pin.PinState;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.Upkeep;
import it.varco.tck.contract.MessageFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PINs that the institute sends of its own motion, on a site where only those eligible have one. */
class CampaignTest {

    private static final CodiceFiscale CLARA = new CodiceFiscale("BNCLRA85M52Z110M");
    private static final CodiceFiscale MATTIA = new CodiceFiscale("MRTMTT91D08F205J");
    private static final String OF_MARIO = "RSSMRA80A01H501U;Mario;Rossi;1980-01-01;CH;no;Via Lunga 5|6900 Lugano;de";
    private static final String OF_CLARA =
            "BNCLRA85M52Z110M;Clara;Bianchi;1985-08-12;FR;no;12 rue de la Paix|75002 Paris;en";
    private static final String OF_MATTIA =
            "MRTMTT91D08F205J;Mattia;Moretti;1991-04-08;CH;no;Via Breve 7|6600 Locarno;it";

    @TempDir
    private Path folder;

    private final IssueWorld world = new IssueWorld().whereThePinEnds();
    private final List<Upkeep> all = new ArrayList<>();

    @AfterEach
    void end() {
        assertThat(MessageFiles.flaws(PinIssue.class, IssueWorld.messages(all))).isEmpty();
        world.close();
    }

    private Path list(String... lines) throws IOException {
        return bytes((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Path bytes(byte[] content) throws IOException {
        return bytes("campaign.csv", content);
    }

    private Path bytes(String name, byte[] content) throws IOException {
        Path list = Files.write(folder.resolve(name), content);
        Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("rw-r-----"));
        Files.setLastModifiedTime(list, FileTime.from(NOW.minus(Duration.ofHours(1))));
        world.campaigning(list);
        return list;
    }

    /**
     * Names of the acts of the campaign until nothing is left to do, with the line and the reason that the trail has.
     */
    private List<String> passes(Instant at) {
        List<Upkeep> acts = world.passes(at);
        all.addAll(acts);
        return acts.stream()
                .filter(act -> act.name().startsWith("campaign"))
                .map(act -> {
                    Map<String, String> notes = act.effects().notes();
                    return act.name() + notes.getOrDefault("line", "") + ' ' + notes.getOrDefault("reason", "");
                })
                .map(String::strip)
                .toList();
    }

    private List<Message> letters() {
        return IssueWorld.messages(all).stream()
                .filter(message -> message.kind().equals(Halves.TO_ACTIVATE))
                .toList();
    }

    private Dossier of(CodiceFiscale person) {
        return world.dossiers().find(person).orElseThrow().dossier();
    }

    @Test
    @Proves({"PIN-S07", "PIN-21", "PIN-24", "NOT-04", "FAS-05"})
    void sendsTheFirstHalfByPostToThoseOnTheListWhoAreEligible() throws IOException {
        list(OF_CLARA);
        int before = world.hashes.get();

        assertThat(passes(NOW)).containsExactly("campaign1", "campaign-over");

        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.person()).isEqualTo(CLARA);
            assertThat(letter.addresses())
                    .isEqualTo(Map.of(Medium.POSTA, "Clara Bianchi\n12 rue de la Paix\n75002 Paris\nFRANCIA"));
            assertThat(letter.secrets().get("secret").reveal()).hasSize(8);
        });
        assertThat(all.get(0).effects().about()).contains(CLARA);
        assertThat(all.get(0).effects().language())
                .hasValueSatisfying(
                        language -> assertThat(language.getLanguage()).isEqualTo("en"));
        Dossier dossier = of(CLARA);
        assertThat(dossier.stage()).isEqualTo(Stage.DA_ATTIVARE);
        assertThat(dossier.origin()).isEqualTo(Dossier.Origin.CAMPAIGN);
        assertThat(dossier.half()).isPresent();
        assertThat(dossier.eligible()).isTrue();
        assertThat(world.pins(16).records().find(CLARA)).isEmpty();
        assertThat(world.hashes).hasValue(before + 1);
    }

    @Test
    @Proves({"PIN-23", "PIN-S09"})
    void aLetterThatNobodyActivatesIsVoidAfterNinetyDays() throws IOException {
        list(OF_MARIO);
        passes(NOW);
        world.became(new Fate(Halves.TO_ACTIVATE, Fate.Progress.SENT, NOW.plusSeconds(30)));
        passes(NOW.plus(Duration.ofDays(1)));
        passes(NOW.plus(Duration.ofDays(90)));
        assertThat(of(MARIO).stage()).isEqualTo(Stage.DA_ATTIVARE);
        passes(NOW.plus(Duration.ofDays(91)));
        assertThat(of(MARIO).stage()).isEqualTo(Stage.SCADUTO_NON_ATTIVATO);
    }

    @ParameterizedTest
    @CsvSource({"IT,no", "CH,yes", "IT,yes"})
    @Proves({"PIN-S07", "FAS-04", "FAS-05"})
    void leavesOutWhoeverIsNotEligible(String country, String document) throws IOException {
        list(OF_MARIO.replace(";CH;no;", ';' + country + ';' + document + ';'), OF_CLARA);

        assertThat(passes(NOW)).containsExactly("campaign-skipped1 ineligible", "campaign2", "campaign-over");

        assertThat(world.dossiers().find(MARIO)).isEmpty();
        assertThat(all.get(0).effects().about()).isEmpty();
    }

    @Test
    @Proves("FAS-11")
    void sendsToEverybodyOnTheListWhereThePinDoesNotEnd() throws IOException {
        try (IssueWorld forever = new IssueWorld()) {
            Path list = list(OF_MARIO.replace(";CH;no;", ";IT;yes;"));
            forever.campaigning(list);

            assertThat(forever.passes(NOW)).extracting(Upkeep::name).containsExactly("campaign", "campaign-over");
        }
    }

    @Test
    @Proves("PIN-18")
    void leavesOutWhoeverHasAPinOrAnOpenRequestOrGaveItUp() throws IOException {
        world.put(PinState.ATTIVO, NOW.minus(Duration.ofDays(1)));
        world.asks(CLARA);
        list(OF_MARIO, OF_CLARA);
        assertThat(passes(NOW))
                .contains("campaign-skipped1 pin", "campaign-skipped2 request")
                .doesNotContain("campaign1", "campaign2");

        world.put(PinState.REVOCATO, NOW);
        list(OF_MARIO);
        assertThat(passes(NOW)).containsExactly("campaign-skipped1 revoked", "campaign-over");
        assertThat(letters()).isEmpty();
    }

    @Test
    @Proves("PIN-S07")
    void startsNobodyTwiceWhereTheListGrowsOrIsReadAgain() throws IOException {
        list(OF_MARIO);
        passes(NOW);
        Instant later = NOW.plus(Duration.ofDays(91));
        passes(later); // never handed to the post, so that it ended

        list(OF_MARIO, OF_CLARA, OF_MARIO);

        assertThat(passes(later.plusSeconds(60))).containsExactly("campaign2", "campaign-read", "campaign-over");
        assertThat(passes(later.plusSeconds(120))).isEmpty();
        assertThat(letters()).extracting(Message::person).containsExactly(MARIO, CLARA);
    }

    /** Who got a letter from a list gets no other one from it, whatever other lists were read since. */
    @Test
    @Proves("PIN-S07")
    void startsNobodyTwiceFromAListThatIsReadAgainAfterAnother() throws IOException {
        list(OF_MARIO);
        passes(NOW);
        Instant later = NOW.plus(Duration.ofDays(91));
        passes(later); // never handed to the post, so that it ended
        bytes("città.csv", OF_MARIO.getBytes(StandardCharsets.UTF_8));
        assertThat(passes(later.plusSeconds(60))).containsExactly("campaign1", "campaign-over");
        Instant last = later.plus(Duration.ofDays(91));
        passes(last);

        list(OF_MARIO, OF_CLARA);

        assertThat(passes(last.plusSeconds(60))).containsExactly("campaign2", "campaign-over");
        assertThat(letters()).extracting(Message::person).containsExactly(MARIO, MARIO, CLARA);
    }

    @Test
    void goesOnWhereItWasAfterALostRace() throws IOException {
        list(OF_MARIO, OF_CLARA);
        Upkeep lost = world.service().due(world.asking(NOW)).get(0);
        Upkeep won = world.service().due(world.asking(NOW)).get(0);

        assertThat(world.store.commit(won.effects())).isTrue();
        assertThat(world.store.commit(lost.effects())).isFalse();

        assertThat(passes(NOW)).containsExactly("campaign2", "campaign-over");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    RSSMRA80A01H501V;Mario;Rossi;1980-01-01;CH;no;Via 5#6900 Lugano;de     | person
                    RSSMRA80A01H501U;Mario;Rossi;01/01/1980;CH;no;Via 5#6900 Lugano;de     | born
                    RSSMRA80A01H501U;Mario;Rossi;2030-01-01;CH;no;Via 5#6900 Lugano;de     | born
                    RSSMRA80A01H501U;Mario;Rossi;1980-01-01;Svizzera;no;Via 5#6900 Lugano;de | country
                    RSSMRA80A01H501U;Mario;Rossi;1980-01-01;CH;forse;Via 5#6900 Lugano;de  | document
                    RSSMRA80A01H501U;Mario;Rossi;1980-01-01;CH;;Via 5#6900 Lugano;de       | document
                    RSSMRA80A01H501U;Mario;Rossi;1980-01-01;CH;no;6900 Lugano;de           | address
                    RSSMRA80A01H501U;;Rossi;1980-01-01;CH;no;Via 5#6900 Lugano;de          | name
                    RSSMRA80A01H501U;Mario;;1980-01-01;CH;no;Via 5#6900 Lugano;de          | name
                    RSSMRA80A01H501U;Mario;Rossi;1980-01-01;CH;no;Via <5>#6900 Lugano;de   | address
                    RSSMRA80A01H501U;Mario;Rossi;1980-01-01;CH;no;Via 5#6900 Lugano;xx     | language
                    RSSMRA80A01H501U;Mario;Rossi;1980-01-01;CH;no;Via 5#6900 Lugano        | fields
                    RSSMRA80A01H501U,Mario,Rossi,1980-01-01,CH,no,Via 5#6900 Lugano,de     | fields
                    """)
    void skipsALineThatIsWrongAndSaysWhichOne(String line, String why) throws IOException {
        list("# codice fiscale;nome;…", "", line.replace('#', '|'), OF_CLARA);

        assertThat(passes(NOW)).containsExactly("campaign-skipped3 wrong." + why, "campaign4", "campaign-over");
        assertThat(letters()).extracting(Message::person).containsExactly(CLARA);
    }

    @Test
    void stopsAtAFileThatIsNoListAndLosesNothing() throws IOException {
        String[] lines = new String[12];
        Arrays.fill(lines, "Gentile signora, in allegato l'elenco.");
        lines[0] = OF_MARIO;
        lines[11] = OF_CLARA;
        list(lines);
        List<String> names = passes(NOW);
        assertThat(names).hasSize(11).endsWith("campaign-stopped11 wrong.fields");
        assertThat(passes(NOW.plusSeconds(60))).isEmpty();

        list(OF_MARIO, OF_CLARA);
        assertThat(passes(NOW.plusSeconds(120))).containsExactly("campaign2", "campaign-over");
        assertThat(letters()).extracting(Message::person).containsExactly(MARIO, CLARA);
    }

    @Test
    void stopsAtWhatIsNoText() throws IOException {
        bytes(new byte[] {'R', (byte) 0xff, (byte) 0xfe, '\n'});
        assertThat(passes(NOW)).containsExactly("campaign-stopped1 wrong.text");
        bytes(new byte[200_000]);
        assertThat(passes(NOW)).containsExactly("campaign-stopped1 wrong.text");
    }

    @Test
    void readsALongListAPieceAtATimeAndTheLastLineWithoutAnEnd() throws IOException {
        String remarks = ("# " + "x".repeat(97) + '\n').repeat(3000);
        bytes((remarks + OF_CLARA).getBytes(StandardCharsets.UTF_8));

        assertThat(passes(NOW))
                .containsExactly(
                        "campaign-read",
                        "campaign-read",
                        "campaign-read",
                        "campaign-read",
                        "campaign3001",
                        "campaign-over");
    }

    @Test
    void leavesAFileAloneThatSomebodyMayBeWritingStill() throws IOException {
        Files.setLastModifiedTime(list(OF_MARIO), FileTime.from(NOW.minusSeconds(30)));
        assertThat(passes(NOW)).isEmpty();
        assertThat(passes(NOW.plusSeconds(31))).containsExactly("campaign1", "campaign-over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-rw----", "rwx------"})
    void readsNoFileThatIsOpenToOthers(String mode) throws IOException {
        Files.setPosixFilePermissions(list(OF_MARIO), PosixFilePermissions.fromString(mode));
        assertThat(passes(NOW)).isEmpty();
    }

    @Test
    void waitsForAFileThatIsNotThere() throws IOException {
        Files.delete(list(OF_MARIO));
        assertThat(passes(NOW)).isEmpty();
        list(OF_MARIO);
        assertThat(passes(NOW)).containsExactly("campaign1", "campaign-over");
    }

    @Test
    void isTheListThatTheConfigurationNames() {
        assertThat(CampaignFile.of(IssuePolicyTest.config(Map.of()), property -> null))
                .isEmpty();
        assertThat(CampaignFile.of(
                        IssuePolicyTest.config(Map.of("campaign_file", "${varco.data}/2027.csv")),
                        Map.of("varco.data", folder.toString())::get))
                .extracting(CampaignFile::name)
                .containsExactly("2027.csv");
        assertThatThrownBy(() -> CampaignFile.of(
                        IssuePolicyTest.config(Map.of("campaign_file", "${varco.none}/2027.csv")), property -> null))
                .hasMessage("campaign.file: expected a framework property for ${varco.none}");
    }

    /** One letter for each time that Varco asks, after whatever else is due. */
    @Test
    void stopsNothingElse() throws IOException {
        list(OF_MARIO, OF_CLARA, OF_MATTIA);
        world.asks(MATTIA);

        List<Upkeep> acts = world.service().due(world.asking(NOW.plusSeconds(1)));

        assertThat(acts).extracting(Upkeep::name).containsExactly("call", "campaign");
        assertThat(acts.get(0).effects().about()).contains(MATTIA);
    }

    @Test
    void waitsWhileEveryPlaceForHashingIsTaken() throws IOException {
        list(OF_MARIO);
        HashPool full = new HashPool("full", 1, 1, Duration.ofSeconds(1));
        full.close();
        assertThat(world.service(full).due(world.asking(NOW))).isEmpty();
        assertThat(passes(NOW)).containsExactly("campaign1", "campaign-over");
    }

    /** A share that is away for a moment, and a list in the place of which somebody puts another one. */
    @Test
    @Proves({"REL-16", "PIN-S07"})
    void goesOnWhereItWasOnceAListCanBeReadAgain() throws IOException, InterruptedException {
        Path list = list(OF_CLARA, OF_MARIO);
        Path away = folder.resolve("away.csv");
        Campaign removed = world.campaigning(list, () -> moved(list, away));
        assertThat(removed.next(world.asking(NOW))).isEmpty();
        moved(away, list);
        Upkeep first = world.service().due(world.asking(NOW)).get(0);
        assertThat(world.store.commit(first.effects())).isTrue();
        Campaign cut = world.campaigning(list, () -> cut(list));

        assertThat(cut.next(world.asking(NOW))).isEmpty();

        list(OF_CLARA, OF_MARIO);
        assertThat(passes(NOW)).containsExactly("campaign2", "campaign-over");
    }

    private static void moved(Path from, Path to) {
        try {
            if (Files.exists(from)) {
                Files.move(from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void cut(Path list) {
        try {
            Files.writeString(list, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
