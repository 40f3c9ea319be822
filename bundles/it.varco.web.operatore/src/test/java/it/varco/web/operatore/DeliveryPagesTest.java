package it.varco.web.operatore;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.form.Sentence;
import it.varco.api.page.PageAnswer;
import it.varco.api.plugin.Delivery;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.PluginStatus;
import it.varco.proves.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryPagesTest {

    private static final String PAGE = "/amministrazione/plugin/consegne";
    private static final String HASH = Delivered.HASH;

    private final House house = new House();

    private String page(Delivery delivery) {
        house.gate.done("delivery", delivery);
        return new Drawn(Words.ENGLISH).draw(show("consegna", HASH));
    }

    private PageAnswer show(Object... parameters) {
        return house.show(PAGE, Anna.FRESH.asks(parameters));
    }

    private PageAnswer send(String act, Object... more) {
        List<Object> form =
                new ArrayList<>(List.of("atto", act, "consegna", HASH, "decisione", "2", "reason", "Provata altrove"));
        form.addAll(List.of(more));
        return house.send(PAGE, Anna.FRESH.asks(form.toArray()));
    }

    @Test
    @Proves({"UX-53", "SEC-83"})
    void whatSomebodyDecidesByStandsBeforeTheFormInThatOrder() {
        String page = page(new Delivered(DeliveryState.WAITING, true));
        assertThat(page)
                .containsSubsequence(
                        "CN=Maker,O=Example,C=IT",
                        "On the list of this gateway",
                        "CN=Authority,O=Example,C=IT",
                        "ef".repeat(32),
                        "EUPL-1.2",
                        "12 rules hold, none is broken.",
                        "No cage holds it",
                        "It may open network connections.",
                        "It may end the process.",
                        "The codice fiscale of whoever signs in with it.",
                        "It may open network connections now.",
                        "it.varco.spi.credential.CredentialProvider",
                        "it.varco.api.store.RecordStore",
                        "org.example.almanac",
                        "pkg:maven/org.example/calendar@1.0",
                        "<form",
                        "Nobody has decided yet.");
        assertThat(page).contains(HASH, "48 KB");
    }

    @Test
    @Proves("SEC-83")
    void whoIsNotOnTheListOfSignersIsSaidToBeNot() {
        assertThat(page(new Delivered(DeliveryState.WAITING, true, false)))
                .contains("<strong>Not on the list of this gateway</strong>", "No time stamp proves it");
    }

    @Test
    @Proves({"SEC-83", "DEV-03"})
    void aJarThatARuleIsAgainstSaysWhichFirstAndCannotBeApproved() {
        String page = page(new Delivered(DeliveryState.UNFIT, false));
        assertThat(page)
                .contains("almanacco-1.1.0.jar: it exports a|b &lt;i&gt;; take that out", "gate.exports")
                .contains("Nobody signed it", "It does not say", "It brings no report")
                .doesNotContain("<form");
        assertThat(page.indexOf("it exports")).isLessThan(page.indexOf("Nobody signed it"));
    }

    @Test
    @Proves({"SEC-83", "DEV-03"})
    void whatARuleIsAgainstIsNotOfferedForApprovalThoughItRanBefore() {
        Delivery kept = new Delivered(DeliveryState.KEPT, false);
        assertThat(page(kept)).contains("Withdraw the approval").doesNotContain("Go back to this version");
    }

    @Test
    @Proves("SEC-83")
    void whatAJarDoesNotBringIsSaidInAWord() {
        assertThat(page(new Delivered(DeliveryState.UNFIT, false)))
                .containsSubsequence(
                        "Services that it offers</dt><dd>None",
                        "Services that it uses</dt><dd>None",
                        "Configurations that it wants</dt><dd>None",
                        "Packages that it imports</dt><dd>None",
                        "It brings no list of its parts");
        assertThat(page(new Delivered(DeliveryState.WAITING, true)))
                .contains("The gateway does not know the known flaws of these parts");
    }

    @Test
    @Proves("DEV-03")
    void whatWasLetInAndDoesNotComeUpIsNotSaidToBeInUse() {
        Delivery stuck = new Delivered(DeliveryState.RUNNING, true, true, Optional.of(Delivered.WHY));
        assertThat(page(stuck))
                .contains("Let in, but it does not work", "its activator failed", "page “Let a plugin in”")
                .doesNotContain("In use");
        house.gate.done("deliveries", List.of(stuck));
        assertThat(new Drawn(Words.ENGLISH).draw(show()))
                .contains("Let in, but it does not work", "its activator failed");
    }

    @Test
    @Proves("UX-07")
    void whatIsLeftOfAProblemAfterARestartIsSaidToBeEnglish() {
        Delivery returned =
                new Delivered(DeliveryState.RETURNED, true, true, Optional.of(Sentence.quoted(Delivered.NOTED)));
        String noted = "<span lang=\"en\">" + Delivered.NOTED;
        assertThat(page(returned)).contains("As the gateway noted it: " + noted);
        assertThat(page(new Delivered(DeliveryState.RETURNED, true))).doesNotContain("As the gateway noted it");
        house.gate.done("deliveries", List.of(returned));
        assertThat(new Drawn(Words.ENGLISH).draw(show())).contains(noted);
    }

    @Test
    @Proves("UX-53")
    void aDeliveryLeadsToWhatItOffersAndBack() {
        PluginStatus jar = new Samples.Plugin("bundle", "almanacco-1.1.0.jar", PluginState.BROKEN, 0);
        house.plugins.done("all", List.of(jar)).done("one", jar);
        house.gate.done("deliveries", List.of(new Delivered(DeliveryState.RUNNING, true)));
        String plugin = "/amministrazione/plugin?tipo=bundle&amp;id=almanacco-1.1.0.jar";

        assertThat(page(new Delivered(DeliveryState.RUNNING, true))).contains(plugin);
        assertThat(page(new Delivered(DeliveryState.KEPT, true))).doesNotContain(plugin);
        assertThat(new Drawn(Words.ENGLISH)
                        .draw(house.show("/amministrazione/plugin", Anna.FRESH.asks("tipo", "bundle", "id", jar.id()))))
                .contains("<a href=\"" + PAGE + "?consegna=" + HASH);
    }

    @Test
    void whatAJarSaysOfItselfIsNoMarkup() {
        assertThat(page(new Delivered(DeliveryState.WAITING, true))).contains("Maker &lt;b&gt;&amp; Sons&lt;/b&gt;");
    }

    @ParameterizedTest
    @CsvSource({
        "WAITING,approva rifiuta",
        "UNFIT,''",
        "RUNNING,rifiuta",
        "KEPT,approva rifiuta",
        "RETURNED,approva rifiuta",
        "DENIED,approva",
        "QUARANTINED,approva rifiuta"
    })
    @Proves("UX-53")
    void onlyWhatWouldChangeSomethingIsOffered(DeliveryState state, String acts) {
        house.gate.done("delivery", new Delivered(state, state != DeliveryState.UNFIT));
        assertThat((List<?>) Drawn.model(show("consegna", HASH)).get("acts"))
                .map(each -> ((Map<?, ?>) each).get("act"))
                .isEqualTo(acts.isEmpty() ? List.of() : List.of(acts.split(" ")));
    }

    @Test
    @Proves("D-10")
    void whereNothingIsApprovedNothingIsAskedAndThePageSaysWhy() {
        house.plugins.on("developmentMode", true);
        assertThat(page(new Delivered(DeliveryState.RUNNING, true)))
                .contains("In development there is nothing to approve")
                .doesNotContain("<form");
    }

    @Test
    void whatAnActIsCalledDependsOnTheState() {
        assertThat(page(new Delivered(DeliveryState.KEPT, true))).contains("Go back to this version");
        assertThat(page(new Delivered(DeliveryState.QUARANTINED, true)))
                .contains("Let out of quarantine", "its activator failed");
        assertThat(page(new Delivered(DeliveryState.RUNNING, true)))
                .contains("Take out of use")
                .doesNotContain("Compared", "What changes compared");
    }

    @ParameterizedTest
    @CsvSource({"RUNNING,true,consegna-in-uso", "RETURNED,true,consegna-non-in-uso", "UNFIT,false,consegna-non-in-uso"})
    @Proves("UX-53")
    void thePageSaysAfterwardsWhetherItRuns(DeliveryState state, boolean fine, String done) {
        house.gate.done("approve", new Delivered(state, fine));
        assertThat(send("approva")).isEqualTo(new PageAnswer.SeeOther(PAGE + "?consegna=" + HASH + "&fatto=" + done));
        assertThat(house.gate.calls("approve"))
                .singleElement()
                .satisfies(call ->
                        assertThat(call.subList(1, call.size())).containsExactly(HASH, "Provata altrove", false, 2L));
    }

    @Test
    void whatDidNotComeUpIsNotSaidToBeASuccess() {
        house.gate.done("delivery", new Delivered(DeliveryState.RETURNED, true));
        assertThat(Drawn.model(show("consegna", HASH, "fatto", "consegna-non-in-uso"))
                        .get("notices"))
                .asString()
                .contains("kind=warning");
    }

    @Test
    void itIsDeniedWithItsReason() {
        assertThat(send("rifiuta"))
                .isEqualTo(new PageAnswer.SeeOther(PAGE + "?consegna=" + HASH + "&fatto=consegna-rifiutata"));
        assertThat(house.gate.calls("deny"))
                .singleElement()
                .satisfies(
                        call -> assertThat(call.subList(1, call.size())).containsExactly(HASH, "Provata altrove", 2L));
    }

    @Test
    @Proves("UX-53")
    void aLowerVersionIsLetInOnlyByWhoeverWasToldThatItIsOne() {
        assertThat(page(new Delivered(DeliveryState.WAITING, true))).doesNotContain("name=\"lower\"");
        assertThat(page(new Delivered(DeliveryState.KEPT, true))).contains("name=\"lower\"");
        house.gate
                .done("delivery", new Delivered(DeliveryState.WAITING, true))
                .on("approve", new Administered.Contrary<>("plugins.lower-version"));
        assertThat(new Drawn(Words.ENGLISH).draw(send("approva")))
                .contains("name=\"lower\"", "A higher version is in use", "Provata altrove");

        house.gate.done("approve", new Delivered(DeliveryState.RUNNING, true));
        send("approva", "lower", HASH);
        send("approva", "lower", "another");
        assertThat(house.gate.calls("approve").stream().map(call -> call.get(3)))
                .containsExactly(false, true, false);
    }

    @Test
    void theBoxForALowerVersionOutlastsALogin() {
        String drawn = new Drawn(Words.ENGLISH)
                .draw(house.show(
                        PAGE,
                        Anna.FRESH.asksAfterTyping(
                                Map.of("atto", "approva", "reason", "Indietro", "lower", HASH), "consegna", HASH)));
        assertThat(drawn).contains("value=\"Indietro\"", "checked");
    }

    @Test
    void withoutADecisionThatWasSeenNothingIsDecided() {
        assertThat(Stream.of("", "-1", "x", "9".repeat(30)).map(seen -> send("approva", "decisione", seen)))
                .containsOnly(new PageAnswer.Missing());
        assertThat(send("esplodi")).isEqualTo(new PageAnswer.Missing());
        assertThat(house.gate.calls("approve")).isEmpty();
    }

    @Test
    @Proves("SEC-71")
    void whoeverProvedWhoTheyAreTooLongAgoIsToldBeforeTheyWrite() {
        house.gate.done("delivery", new Delivered(DeliveryState.WAITING, true));
        String drawn = new Drawn(Words.ENGLISH).draw(house.show(PAGE, Anna.STALE.asks("consegna", HASH)));
        assertThat(drawn).contains("livello=high", "consegne%3Fconsegna%3D");
    }

    @Test
    void theListSaysWhatWaitsAndHowAJarIsDelivered() {
        assertThat(new Drawn(Words.ENGLISH).draw(show()))
                .contains("1 delivery waits", "How a component is delivered", "almanacco-1.1.0.jar", "Nobody")
                .contains("href=\"" + PAGE + "?consegna=" + HASH);
        house.gate.done("deliveries", List.of());
        assertThat(new Drawn(Words.ENGLISH).draw(show()))
                .contains("Nobody has delivered anything yet.", "How a component is delivered")
                .doesNotContain("<table");
    }

    @Test
    void thePageOfThePluginsLeadsThere() {
        String drawn = new Drawn(Words.ENGLISH).draw(house.show("/amministrazione/plugin", Anna.FRESH.asks()));
        assertThat(drawn).contains("See the components that others delivered", "1 delivery waits");
    }

    @Test
    @Proves("D-42")
    void bytesThatNobodyDeliveredAreMissingAndARoomThatIsAwayIsNotAvailable() {
        house.gate.on("delivery", new Administered.Unknown<>());
        assertThat(show("consegna", "nothing")).isEqualTo(new PageAnswer.Missing());
        house.gate.leave();
        assertThat(show()).isEqualTo(new PageAnswer.Unavailable());
        assertThat(send("approva")).isEqualTo(new PageAnswer.Unavailable());
    }

    @ParameterizedTest
    @CsvSource({"''", "ab"})
    void theMarkIsAnotherOneAsSoonAsADeliveryIs(String hash) {
        assertThat(mark(hash)).isEqualTo(mark(hash));
        String before = mark(hash);
        house.gate
                .done("delivery", new Delivered(DeliveryState.RUNNING, true))
                .done("deliveries", List.of(new Delivered(DeliveryState.RUNNING, true)));
        assertThat(mark(hash)).isNotEqualTo(before);
        assertThat(house.page(PAGE).mark().orElseThrow().apply(Anna.stranger())).isEmpty();
    }

    private String mark(String hash) {
        return house.page(PAGE).mark().orElseThrow().apply(Anna.FRESH.asks("consegna", hash));
    }
}
