package it.varco.credential.pin.issue;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.View;
import it.varco.api.form.FieldError;
import it.varco.api.form.Text;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.credential.pin.PinState;
import it.varco.credential.pin.Subject;
import it.varco.proves.Proves;
import it.varco.spi.catalogue.ServiceOperation;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.spi.catalogue.Upkeep;
import it.varco.tck.catalogue.ScriptedServiceRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDeskTest {

    private final IssueWorld world = new IssueWorld();

    @AfterEach
    void end() {
        world.close();
    }

    private ServiceStep walk(Map<String, String> typed) {
        return world.walk(RequestDesk.NAME, typed);
    }

    private List<String> wrong(Map<String, String> typed) {
        return ((ServiceStep.Ask) walk(typed))
                .form().errors().stream().map(FieldError::field).toList();
    }

    @Test
    @Proves({"PIN-14", "PIN-S01", "NOT-01"})
    void aRequestIsKeptAndAcknowledgedWithItsNumber() {
        ServiceStep.Done done = (ServiceStep.Done) walk(IssueWorld.typed());
        String number = IssueWorld.number(done.view());

        assertThat(world.store.commit(done.effects())).isTrue();
        assertThat(world.dossier().number()).isEqualTo(number).matches("(....-){2}....");
        assertThat(world.dossier().stage()).isEqualTo(Stage.RICHIESTO);
        assertThat(world.dossier().contacts()).isEqualTo(IssueWorld.at(Medium.EMAIL, Medium.SMS));
        assertThat(done.effects().about()).contains(IssueWorld.MARIO);
        assertThat(done.effects().messages()).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo("pin.request.received");
            assertThat(told.over()).containsExactly(Medium.EMAIL, Medium.SMS);
            assertThat(told.words()).containsOnly(Map.entry("number", number));
            assertThat(told.secrets()).isEmpty();
            assertThat(told.links()).isEmpty();
        });
    }

    /** On the portal by whoever comes, or taken down by an officer of the Contact Center. */
    @ParameterizedTest
    @CsvSource({RequestDesk.NAME + ",PORTALE", RegisterDesk.NAME + ",CONTACT_CENTER"})
    @Proves("PIN-09")
    void aPinIsAskedForAtTwoPlaces(String operation, Place place) {
        assertThat(world.service().descriptor().operation(operation).map(ServiceOperation::place))
                .hasValue(place);
    }

    @Test
    @Proves("SEC-04")
    void nothingIsHashed() {
        int before = world.hashes.get();
        walk(IssueWorld.typed());
        assertThat(world.hashes).hasValue(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "codiceFiscale",
                "name",
                "surname",
                "born",
                "country",
                "residence1",
                "residence2",
                "email",
                "mobile"
            })
    @Proves("PIN-14")
    void whatIsMandatoryIsAskedFor(String field) {
        ServiceStep.Ask data = (ServiceStep.Ask)
                world.service().handle(ScriptedServiceRequest.ofVisitor(RequestDesk.NAME, IssueWorld.NOW));
        Map<String, String> typed = IssueWorld.typed();
        typed.remove(field);
        assertThat(data.form().read(typed).errors())
                .extracting(FieldError::field)
                .containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    name       | Mario<b>
                    surname    | Rossi$
                    surname    | Montecuccolidegliascalderighisforzabentivoglio
                    born       | 30/2/1980
                    born       | 1980
                    born       | 22/11/2026
                    born       | 1/1/1890
                    country    | Atlantide
                    residence3 | ☃
                    delivery1  | Via Po 1
                    email      | mario
                    mobile     | 06 1234567
                    pec        | mario@
                    phone      | 12
                    """)
    @Proves("PIN-14")
    void whatIsWrongIsToldBesideItsField(String field, String value) {
        Map<String, String> typed = IssueWorld.typed();
        typed.put(field, value);
        assertThat(wrong(typed)).contains(field.equals("delivery1") ? "delivery2" : field);
    }

    @Test
    @Proves({"UX-03"})
    void everythingThatIsWrongIsToldAtOnce() {
        Map<String, String> typed = IssueWorld.typedAbroad();
        typed.putAll(Map.of("born", "ieri", "email", "mario", "mobile", "1", "pec", "x"));
        typed.keySet().removeAll(List.of("phone", "slot", "document"));
        assertThat(wrong(typed))
                .containsExactlyInAnyOrder("born", "email", "mobile", "pec", "phone", "slot", "document");
    }

    @Test
    @Proves("PIN-15")
    void whoeverLivesAbroadGivesADocumentAndWhenToBeCalled() {
        world.asks(IssueWorld.typedAbroad());
        Applicant kept = world.dossier().applicant();
        assertThat(kept.country()).isEqualTo("CH");
        assertThat(kept.document()).contains("passaporto X1234567");
        assertThat(kept.slot()).isEqualTo("lunedì 10-12");
        assertThat(kept.letter()).containsExactly("Mario Rossi", "Bahnhofstrasse 1", "8001 Zürich", "SVIZZERA");
    }

    @Test
    @Proves("PIN-17")
    void whoeverWantsTheLetterElsewhereGivesAPhoneNumber() {
        Map<String, String> typed = IssueWorld.typed();
        typed.putAll(Map.of("delivery1", "Via Po 2", "delivery2", "10100 Torino TO"));
        assertThat(wrong(typed)).containsExactly("phone");

        typed.put("phone", "06 1234567");
        world.asks(typed);
        assertThat(world.dossier().applicant().letter()).containsExactly("Mario Rossi", "Via Po 2", "10100 Torino TO");
    }

    @Test
    void anotherAddressThatIsTheSameIsNone() {
        Map<String, String> typed = IssueWorld.typed();
        typed.putAll(Map.of("delivery1", "VIA ROMA, 1", "delivery2", "00100 Roma (RM)"));
        world.asks(typed);
        assertThat(world.dossier().applicant().delivery()).isEmpty();
    }

    /** Also somebody who was born abroad, as their codice fiscale says. */
    @ParameterizedTest
    @CsvSource({
        "RSSMRA80A01H501U,yes,yes",
        "RSSMRA80A01H501U,no,no",
        "RSSMRA80A01H501U,no,yes",
        "BNCLRA85M52Z110M,no,no",
        "BNCLRA85M52Z110M,yes,yes"
    })
    @Proves({"FAS-04", "FAS-05", "FAS-07"})
    void whoeverMayHaveNoPinIsToldWhatToUse(String person, String abroad, String document) {
        Map<String, String> typed = IssueWorld.typedAbroad();
        typed.put(Subject.NAME, person);
        typed.putAll(Map.of(RequestForms.ABROAD, abroad, RequestForms.DOCUMENT_QUESTION, document));
        world.whereThePinEnds();
        assertThat(walk(typed)).isEqualTo(new ServiceStep.Rejected("pin.eligible", Text.of("pin.rejected.eligible")));
    }

    @Test
    @Proves({"FAS-05", "FAS-07", "FAS-08"})
    void whoeverSaysThatTheyLiveAbroadDoesNotLiveInItaly() {
        world.whereThePinEnds();
        assertThat(wrong(IssueWorld.typed())).containsExactly("country");
        world.asks(IssueWorld.typedAbroad());
        assertThat(world.dossier().applicant().italianDocument()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true,pin.request.document.italian", "false,pin.request.document.issued"})
    @Proves("CON-17")
    void theQuestionForADocumentSaysWhichOneCounts(boolean anyItalian, String text) {
        world.whereThePinEnds().with(IssueWorld.policy(false, false, anyItalian));
        ServiceStep.Ask ask = (ServiceStep.Ask)
                world.service().handle(ScriptedServiceRequest.ofVisitor(RequestDesk.NAME, IssueWorld.NOW));
        assertThat(ask.form().fields().get(1).label()).isEqualTo(Text.of(text));
    }

    /** Everything that whoever asks comes to see, but for the number. */
    private static List<Object> seen(ServiceStep step) {
        ServiceStep.Done done = (ServiceStep.Done) step;
        Message told = done.effects().messages().get(0);
        return List.of(
                done.view().sentences(),
                done.view().facts().stream().map(View.Fact::label).toList(),
                IssueWorld.number(done.view()).length(),
                told.kind(),
                told.addresses(),
                done.effects().messages().size(),
                done.effects().about());
    }

    @ParameterizedTest
    @EnumSource(
            value = PinState.class,
            names = {"ATTIVO", "SCADUTO", "IN_ATTESA_PRIMO_ACCESSO"})
    @Proves({"PIN-18", "SEC-04"})
    void whoeverHasAPinSeesTheSameAndNothingComesOfIt(PinState state) {
        List<Object> usual = seen(walk(IssueWorld.typed()));
        world.put(state, IssueWorld.NOW);
        int before = world.hashes.get();

        assertThat(seen(walk(IssueWorld.typed()))).isEqualTo(usual);
        assertThat(world.hashes).hasValue(before);
        world.asks(IssueWorld.typed());
        assertThat(world.dossiers().find(IssueWorld.MARIO)).isEmpty();
    }

    @Test
    @Proves({"PIN-18", "SEC-04"})
    void aSecondRequestSeesTheSameAndLeavesTheFirstAlone() {
        List<Object> usual = seen(walk(IssueWorld.typed()));
        String first = world.asks(IssueWorld.typed());
        int before = world.hashes.get();

        assertThat(seen(walk(IssueWorld.typed()))).isEqualTo(usual);
        assertThat(world.hashes).hasValue(before);
        String second = world.asks(IssueWorld.typed());
        assertThat(world.dossier().number()).isEqualTo(first).isNotEqualTo(second);
    }

    @ParameterizedTest
    @EnumSource(
            value = PinState.class,
            names = {"REVOCATO", "DISMESSO"})
    @Proves("PIN-45")
    void whoeverHasNoPinAnyMoreCanAskAgain(PinState state) {
        world.put(state, IssueWorld.NOW);
        world.asks(IssueWorld.typed());
        assertThat(world.dossier().stage()).isEqualTo(Stage.RICHIESTO);
    }

    @Test
    @Proves({"PIN-18", "NOT-14"})
    void theHolderIsToldOnceADayAndNotAtTheAddressThatWasTyped() {
        world.put(PinState.ATTIVO, IssueWorld.NOW);
        world.asks(IssueWorld.typed());
        world.asks(IssueWorld.typed());
        List<Message> told = IssueWorld.messages(
                world.passes(IssueWorld.NOW.plus(Duration.ofMinutes(1))).subList(0, 1));
        assertThat(told).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo("pin.request.again");
            assertThat(message.addresses()).isEmpty();
            assertThat(message.person()).isEqualTo(IssueWorld.MARIO);
        });
    }

    @Test
    @Proves("PIN-18")
    void aRequestThatLeadsToNothingIsForgotten() {
        world.put(PinState.ATTIVO, IssueWorld.NOW);
        String number = world.asks(IssueWorld.typed());
        world.passes(IssueWorld.NOW.plus(Duration.ofMinutes(1)));
        List<Upkeep> ended = world.passes(IssueWorld.NOW.plus(Duration.ofDays(32)));
        assertThat(IssueWorld.messages(ended)).extracting(Message::kind).containsExactly("pin.request.uncalled");

        world.clock.set(IssueWorld.NOW.plus(Duration.ofDays(70)));
        assertThat(world.walk(FollowDesk.NAME, Map.of(FollowDesk.NUMBER, number)))
                .isInstanceOf(ServiceStep.Rejected.class);
        assertThat(world.store.list("phantom", "", 10)).isEmpty();
    }

    private List<String> told(Map<String, String> typed) {
        ServiceStep.Done done = (ServiceStep.Done) walk(typed);
        assertThat(world.store.commit(done.effects())).isTrue();
        return done.effects().messages().stream()
                .flatMap(message -> message.addresses().values().stream())
                .toList();
    }

    /** Strangers who type the contacts of Mario with whomever. */
    private void flooded() {
        Map<String, String> typed = IssueWorld.typed();
        for (String person : List.of(
                "MRTMTT91D08F205J", "BNCLRA85M52Z110M", "RSSMRA79B11C566R", "VRDGLI92C55X999Q", "CNTSRN85D55X999M")) {
            typed.put(Subject.NAME, person);
            assertThat(told(typed)).contains(IssueWorld.EMAIL, IssueWorld.MOBILE);
        }
    }

    @Test
    @Proves("SEC-03")
    void nobodysMailboxIsFilledByRequestsForOneAfterAnother() {
        flooded();
        Map<String, String> typed = IssueWorld.typed();
        typed.put(Subject.NAME, "GLLNNA88H41X999D");

        assertThat(told(typed)).isEmpty();
        world.clock.advance(Duration.ofDays(1));
        assertThat(told(IssueWorld.typed())).contains(IssueWorld.EMAIL, IssueWorld.MOBILE);
    }

    @Test
    @Proves({"SEC-03", "SEC-04"})
    void whoeverTypesTheContactsOfOthersKeepsThemFromNoRequest() {
        View before = ((ServiceStep.Done) walk(IssueWorld.typed())).view();
        flooded();

        ServiceStep.Done done = (ServiceStep.Done) walk(IssueWorld.typed());

        assertThat(world.store.commit(done.effects())).isTrue();
        assertThat(world.dossier().stage()).isEqualTo(Stage.RICHIESTO);
        assertThat(world.dossier().contacts()).isEqualTo(IssueWorld.at(Medium.EMAIL, Medium.SMS));
        assertThat(done.view().sentences()).isEqualTo(before.sentences());
        assertThat(done.view().facts()).hasSameSizeAs(before.facts());
        assertThat(done.effects().messages()).isEmpty();
    }

    @Test
    @Proves("SEC-03")
    void aContactThatNobodyTypedBeforeIsWrittenToWhereTheOtherOneIsFull() {
        flooded();
        Map<String, String> typed = IssueWorld.typed();
        typed.put(RequestForms.MOBILE, "333 7654321");

        assertThat(told(typed)).containsExactly("+393337654321");
    }

    @Test
    @Proves("SEC-03")
    void norIsAMailboxFilledByWhatComesOfThoseRequestsMuchLater() {
        world.put(PinState.ATTIVO, IssueWorld.NOW); // of Mario: what comes of his request is the same
        flooded();
        world.asks(IssueWorld.typed());
        world.passes(IssueWorld.NOW.plus(Duration.ofMinutes(1)));

        List<Message> told = IssueWorld.messages(world.passes(IssueWorld.NOW.plus(Duration.ofDays(32))));

        assertThat(told)
                .filteredOn(message -> message.addresses().containsValue(IssueWorld.EMAIL))
                .hasSize(Mailboxes.MOST);
        assertThat(world.store.list("due/", "", 10)).isEmpty();
    }
}
