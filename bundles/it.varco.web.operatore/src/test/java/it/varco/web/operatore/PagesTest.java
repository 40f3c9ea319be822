package it.varco.web.operatore;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.access.Administration;
import it.varco.api.access.Flaw;
import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditPage;
import it.varco.api.audit.AuditQuery;
import it.varco.api.audit.Outcome;
import it.varco.api.audit.RecordedEvent;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.session.Login;
import it.varco.api.session.Role;
import it.varco.api.staff.FirstStart;
import it.varco.api.staff.StaffRole;
import it.varco.api.staff.TypedName;
import it.varco.proves.Proves;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the pages other than those of plugins and configuration do with what rooms tell. */
class PagesTest {

    private static final String STAFF = "/amministrazione/persone";
    private static final String SESSIONS = "/amministrazione/sessioni";
    private static final String TRAIL = "/amministrazione/registro";
    private static final String TOKENS = "/amministrazione/programmi";

    /** Open to all: whoever begins has no session yet. */
    private static final Set<String> OPEN = Set.of("/amministrazione/avvio", "/attivazione");

    private final House house = new House();

    private static String drawn(PageAnswer answer) {
        return new Drawn(Words.ENGLISH).draw(answer);
    }

    @Test
    @Proves("SEC-31")
    void everyPageOfTheConsoleButTheTwoOpenOnesIsForAdministrators() {
        List<Page> console = new Console()
                .pages().stream()
                        .filter(page -> page.path().startsWith(Address.HOUSE) || OPEN.contains(page.path()))
                        .toList();
        assertThat(console).hasSize(10).allSatisfy(page -> {
            boolean open = OPEN.contains(page.path());
            assertThat(page.operation().isEmpty()).as(page.path()).isEqualTo(open);
            boolean messages = page.path().startsWith("/messaggi");
            page.operation()
                    .ifPresent(operation -> assertThat(operation)
                            .isSameAs(messages ? Administration.MESSAGES_VIEW : Administration.CONSOLE));
            assertThat(page.parent()).isEqualTo(open || page.path().equals(Address.HOUSE) ? "/" : above(page.path()));
        });
    }

    private static String above(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    @Test
    void withoutRoomsNothingIsToldAndNothingDone() {
        List<Page> pages = new Console().pages();
        assertThat(pages.stream()
                        .filter(page -> page.sent().isPresent())
                        .map(page -> page.sent().get().apply(Anna.FRESH.asks("atto", "cerca"))))
                .hasSize(11)
                .containsOnly(new PageAnswer.Unavailable());
    }

    @Test
    @Proves("UX-51")
    void theHouseSaysFirstWhatIsWrong() {
        String page = drawn(house.show(Address.HOUSE, Anna.FRESH.asks()));
        assertThat(page.indexOf("key ttl: expected PT1M..PT1H"))
                .isPositive()
                .isLessThan(page.indexOf("the clock is 3 s behind"));
        assertThat(page.indexOf("the clock is 3 s behind")).isLessThan(page.indexOf("<table"));
        assertThat(page).contains("1234", "12 ms", "890 ms", "Check that the machine takes its time from the network.");
    }

    @Test
    @Proves({"UX-08", "UX-57"})
    void theHouseSaysWhyInTheLanguageOfThePage() {
        PageAnswer answer = house.show(Address.HOUSE, Anna.FRESH.asks());
        assertThat(new Drawn(Words.ITALIAN).draw(answer))
                .contains("<p>l’orologio è indietro di 3 s</p>")
                .doesNotContain("behind", "lang=\"en\"");
        assertThat(new Drawn(Words.ENGLISH).draw(answer)).contains("<p>the clock is 3 s behind</p>");
    }

    @Test
    @Proves("UX-51")
    void theMarkOfTheHouseFollowsHealthAndPlugins() {
        String before = house.page(Address.HOUSE).mark().orElseThrow().apply(Anna.FRESH.asks());
        house.plugins.done("all", List.of());
        assertThat(house.page(Address.HOUSE).mark().orElseThrow().apply(Anna.FRESH.asks()))
                .isNotEqualTo(before);
    }

    @Test
    @Proves("UX-53")
    void theHouseLeadsToWhatWaitsToBeApproved() {
        String there = "href=\"/amministrazione/plugin/consegne\"";
        assertThat(drawn(house.show(Address.HOUSE, Anna.FRESH.asks())))
                .contains("1 delivery waits for an administrator to decide.", there);
        String before = house.page(Address.HOUSE).mark().orElseThrow().apply(Anna.FRESH.asks());
        house.gate.done("deliveries", List.of(new Delivered(DeliveryState.RUNNING, true)));
        assertThat(drawn(house.show(Address.HOUSE, Anna.FRESH.asks()))).doesNotContain(there);
        assertThat(house.page(Address.HOUSE).mark().orElseThrow().apply(Anna.FRESH.asks()))
                .isNotEqualTo(before);
        house.gate.leave();
        assertThat(drawn(house.show(Address.HOUSE, Anna.FRESH.asks()))).doesNotContain(there);
    }

    @Test
    @Proves("UX-50")
    void theHouseLeadsToAFirstStartThatIsNotOver() {
        assertThat(drawn(house.show(Address.HOUSE, Anna.FRESH.asks()))).doesNotContain("/amministrazione/avvio");
        house.start.on("stage", FirstStart.Stage.CLOSED);
        assertThat(drawn(house.show(Address.HOUSE, Anna.FRESH.asks()))).contains("/amministrazione/avvio");
    }

    @Test
    @Proves("AUD-10")
    void theListOfRolesShowsMaskedCodes() {
        String list = drawn(house.show(STAFF, Anna.FRESH.asks()));
        assertThat(list).contains("RSSMRA********1Y").doesNotContain(Samples.ROSSI.value());
    }

    @Test
    void aRoleIsGrantedOrProposedAsTheRoomSays() {
        Object[] form = {
            "atto",
            "concedi",
            "codiceFiscale",
            " rss mra 80a41 h501 y",
            "surname",
            "Rossi",
            "name",
            "Maria",
            "role",
            "AMMINISTRATORE",
            "reason",
            "Serve"
        };
        assertThat(house.send(STAFF, Anna.FRESH.asks(form)))
                .isEqualTo(new PageAnswer.SeeOther(STAFF + "?fatto=concesso"));
        house.staff.done("grant", new Samples.Held("r9", StaffRole.State.PROPOSED));
        assertThat(house.send(STAFF, Anna.FRESH.asks(form)))
                .isEqualTo(new PageAnswer.SeeOther(STAFF + "?fatto=proposto"));
        assertThat(house.staff.calls("grant").get(0).subList(1, 5))
                .containsExactly("rssmra80a41h501y", new TypedName("Rossi", "Maria", false), "AMMINISTRATORE", "Serve");
    }

    @Test
    @Proves("CF-13")
    void aNameThatDoesNotFitIsWarnedOfWithBothAndWhatWasTyped() {
        house.staff.on("grant", new Administered.Contrary<>("staff.name-mismatch"));

        PageAnswer answer = house.send(STAFF, Anna.FRESH.asks(granting("<b>Verdi", "Giulia", "")));

        assertThat(answer).isInstanceOf(PageAnswer.Rejected.class);
        assertThat(drawn(answer))
                .contains("RSSMRA80A41H501Y is the codice fiscale of &lt;b&gt;Verdi Giulia", "value=\"Serve\"")
                .contains("value=\"RSSMRA80A41H501Y|&lt;b&gt;Verdi|Giulia\"")
                .doesNotContain("<b>Verdi");
    }

    @Test
    @Proves("CF-13")
    void onlyWhatWasWarnedOfIsConfirmed() {
        String seen = "RSSMRA80A41H501Y|Verdi|Giulia";
        house.send(STAFF, Anna.FRESH.asks(granting("Verdi", "Giulia", seen)));
        house.send(STAFF, Anna.FRESH.asks(granting("Verdi", "Giulio", seen)));
        house.send(STAFF, Anna.FRESH.asks(granting("Verdi", "Giulia", "true")));

        assertThat(house.staff.calls("grant"))
                .extracting(call -> call.get(2))
                .containsExactly(
                        new TypedName("Verdi", "Giulia", true),
                        new TypedName("Verdi", "Giulio", false),
                        new TypedName("Verdi", "Giulia", false));
    }

    private static Object[] granting(String surname, String name, String confirmed) {
        return new Object[] {
            "atto",
            "concedi",
            "codiceFiscale",
            "RSSMRA80A41H501Y",
            "surname",
            surname,
            "name",
            name,
            "role",
            "OPERATORE_SEDE",
            "reason",
            "Serve",
            "confirmed",
            confirmed
        };
    }

    @Test
    void theNameOfWhoeverHoldsARoleIsCorrected() {
        assertThat(drawn(house.show(STAFF, Anna.FRESH.asks("ruolo", "r2"))))
                .contains("value=\"Rossi\"", "value=\"Maria\"", "Rossi Maria");
        Object[] form = {"atto", "nomina", "ruolo", "r1", "surname", "Rosso", "name", "Mara", "reason", "Errore"};
        assertThat(house.send(STAFF, Anna.FRESH.asks(form)))
                .isEqualTo(new PageAnswer.SeeOther(STAFF + "?fatto=nome-scritto"));
        assertThat(house.staff.calls("name").get(0).subList(1, 4))
                .containsExactly("r1", new TypedName("Rosso", "Mara", false), "Errore");
        form[3] = "gone";
        assertThat(house.send(STAFF, Anna.FRESH.asks(form))).isEqualTo(new PageAnswer.Missing());
    }

    @Test
    @Proves("UX-55")
    void whatEndedIsToldWithWhoEndedItAndWhy() {
        assertThat(drawn(house.show(STAFF, Anna.FRESH.asks())))
                .contains("Ended roles", "Ha cambiato lavoro", Anna.CODE.masked(), "Proposal withdrawn");
        house.staff.done("ended", List.<StaffRole>of());
        assertThat(drawn(house.show(STAFF, Anna.FRESH.asks()))).doesNotContain("Ended roles");
    }

    @Test
    void anInvitationIsForWhoeverHoldsTheRoleAndItsCodeIsShownOnce() {
        PageAnswer answer = house.send(STAFF, Anna.FRESH.asks("atto", "invita", "ruolo", "r1", "reason", "Nuova"));
        assertThat(drawn(answer)).contains("ABCD-EFGH-JKMN-PQRS", "/attivazione");
        assertThat(house.staff.calls("invite").get(0).subList(1, 3)).containsExactly(Samples.ROSSI.value(), "Nuova");
        assertThat(house.send(STAFF, Anna.FRESH.asks("atto", "invita", "ruolo", "r8", "reason", "Nuova")))
                .isEqualTo(new PageAnswer.Missing());
    }

    @Test
    void onlyAnAdministratorWhoHoldsTheRoleIsInvited() {
        assertThat(drawn(house.show(STAFF, Anna.FRESH.asks("ruolo", "r1")))).contains("value=\"invita\"");
        assertThat(drawn(house.show(STAFF, Anna.FRESH.asks("ruolo", "r2")))).doesNotContain("value=\"invita\"");
        house.staff.done("all", List.of(new Samples.Held("r1", StaffRole.State.HELD, Role.OPERATORE_SEDE)));
        assertThat(drawn(house.show(STAFF, Anna.FRESH.asks("ruolo", "r1")))).doesNotContain("value=\"invita\"");
        assertThat(house.send(STAFF, Anna.FRESH.asks("atto", "invita", "ruolo", "r1", "reason", "Nuova")))
                .isEqualTo(new PageAnswer.Missing());
        assertThat(house.staff.calls("invite")).isEmpty();
    }

    @Test
    @Proves({"SEC-71", "UX-16"})
    void anOldProofIsToldBeforeAnythingIsTyped() {
        assertThat(drawn(house.show(STAFF, Anna.STALE.asks())))
                .contains("/accesso?ritorno=%2Famministrazione%2Fpersone&amp;livello=high\"");
        assertThat(drawn(house.show(STAFF, Anna.FRESH.asks())))
                .contains("less than five minutes")
                .doesNotContain("/accesso");
    }

    @Test
    void theSessionsOfAPersonAreFoundByAForm() {
        assertThat(drawn(
                        house.send(SESSIONS, Anna.FRESH.asks("atto", "cerca", "codiceFiscale", "rss mra 80a41 h501y"))))
                .contains("2 open sessions.", "<span>RSS</span><span>MRA</span>", "This session");
        assertThat(house.sessions.calls("openOf").get(0).get(1)).isEqualTo("rssmra80a41h501y");
    }

    @Test
    void allChosenSessionsEndForOneReason() {
        PageAnswer answer = house.send(
                SESSIONS, Anna.FRESH.asks("atto", "termina", "sessione", List.of("s1", "s2"), "reason", "Perso"));
        assertThat(answer).isEqualTo(new PageAnswer.SeeOther(SESSIONS + "?fatto=sessioni-chiuse"));
        assertThat(house.sessions.calls("end"))
                .extracting(call -> call.get(1) + " " + call.get(2))
                .containsExactly("s1 Perso", "s2 Perso");
    }

    @Test
    void theFirstHindranceStopsTheEndingOfSessions() {
        house.sessions.on("end", new Administered.Outdated<>());
        house.send(SESSIONS, Anna.FRESH.asks("atto", "termina", "sessione", List.of("s1", "s2"), "reason", "Perso"));
        assertThat(house.sessions.calls("end")).hasSize(1);
    }

    @Test
    @Proves("SEC-26")
    void endingThisVerySessionSignsOut() {
        assertThat(house.send(SESSIONS, Anna.FRESH.asks("atto", "termina", "sessione", "this-one", "reason", "Perso")))
                .isEqualTo(new PageAnswer.SignedOut("/uscita"));
    }

    @Test
    @Proves({"AUD-10", "SEC-61"})
    void theTrailIsSearchedByAFormThatSaysItIsRecorded() {
        String page = drawn(house.send(
                TRAIL, Anna.FRESH.asks("atto", "cerca", "person", Samples.ROSSI.value(), "outcome", "REFUSED")));
        assertThat(page)
                .contains("This search is recorded too", "RSSMRA********1Y", "plugins.switch", "40", "41")
                .contains("appears here after a moment")
                .contains("<option value=\"REFUSED\" selected>")
                .contains("name=\"cursor\" value=\"cursor-2\"", "value=\"" + Samples.ROSSI.value() + "\"");
    }

    @Test
    @Proves("UX-03")
    void anEndBeforeTheBeginningIsSaidInAWholeSentenceAtItsField() {
        house.trail.on(
                "search",
                new Administered.Invalid<>(List.of(new Flaw("to", Flaw.Kind.RANGE, "2026-11-22T23:00:00Z.."))));
        assertThat(drawn(house.send(TRAIL, Anna.FRESH.asks("atto", "cerca", "from", "2026-11-23", "to", "2026-11-01"))))
                .contains("href=\"#cerca-to\"", "The end is before the beginning")
                .doesNotContain("2026-11-22T23");
    }

    @Test
    void aReferenceIsFoundAsItIsReadOut() {
        house.send(TRAIL, Anna.FRESH.asks("atto", "cerca", "reference", " 7kq4m2xda1 "));
        AuditQuery query = (AuditQuery) house.trail.calls("search").get(0).get(1);
        assertThat(query.reference()).isEqualTo("7KQ4M2XDA1");
    }

    @Test
    void anInstantInTheDetailsIsWrittenLikeEveryOther() {
        AuditEvent event = AuditEvent.of(Anna.NOW, "staff.invite", Outcome.DONE)
                .detail("expires", "2026-11-22T17:05:30.123Z")
                .detail("odd", "2026-99-22T17:05:30Z")
                .build();
        house.trail.done("search", new AuditPage(List.of(new RecordedEvent(1, event)), ""));
        assertThat(Drawn.model(house.send(TRAIL, Anna.FRESH.asks("atto", "cerca")))
                        .toString())
                .contains("value=2026-11-22T17:05:30.123Z", "value=2026-99-22T17:05:30Z");
        Object details =
                Drawn.model(house.send(TRAIL, Anna.FRESH.asks("atto", "cerca"))).get("found");
        List<?> rows = (List<?>) ((Map<?, ?>) details).get("rows");
        List<?> values = (List<?>) ((Map<?, ?>) rows.get(0)).get("details");
        assertThat(values)
                .map(value -> ((Map<?, ?>) value).get("value").getClass().getSimpleName())
                .containsExactly("Instant", "String");
    }

    @Test
    @Proves("UX-16")
    void aLoginThatRaisedASessionOrBroughtAnotherPersonIsTold() {
        AuditEvent raised = AuditEvent.of(Anna.NOW, "login.enter", Outcome.DONE)
                .detail("raised", "h4ndle")
                .detail("from", "SUBSTANTIAL")
                .build();
        AuditEvent other = AuditEvent.of(Anna.NOW, "login.enter", Outcome.REFUSED)
                .detail("rule", "access.identity-switch")
                .build();
        AuditEvent astray = AuditEvent.of(Anna.NOW, "login.enter", Outcome.REFUSED)
                .detail("rule", "access.session-switch")
                .build();
        house.trail.done(
                "search",
                new AuditPage(
                        List.of(
                                new RecordedEvent(3, astray),
                                new RecordedEvent(2, other),
                                new RecordedEvent(1, raised)),
                        ""));
        assertThat(drawn(house.send(TRAIL, Anna.FRESH.asks("atto", "cerca", "operation", "login."))))
                .contains(">raised</span>: h4ndle<", ">from</span>: SUBSTANTIAL<")
                .contains(">rule</span>: access.identity-switch<", ">rule</span>: access.session-switch<");
    }

    @Test
    @Proves("SEC-35")
    void whoeverMayNotApproveIsToldWhoCan() {
        house.staff.done("all", List.of(new Samples.Held("r4", StaffRole.State.PROPOSED, Role.AMMINISTRATORE, false)));
        assertThat(drawn(house.show(STAFF, Anna.FRESH.asks("ruolo", "r4"))))
                .contains("Waits for another administrator")
                .doesNotContain("value=\"approva\"");
        assertThat(drawn(house.show(STAFF, Anna.FRESH.asks()))).contains("Waits for another administrator");
        house.staff.done("all", List.of(new Samples.Held("r4", StaffRole.State.PROPOSED)));
        assertThat(drawn(house.show(STAFF, Anna.FRESH.asks("ruolo", "r4")))).contains("value=\"approva\"");
    }

    @Test
    void sessionsSayByWhichCredentialTheyWereOpenedAsPeopleCallIt() {
        house.configurations.done("all", List.of(Samples.Sheet.pin()));
        assertThat(drawn(house.send(SESSIONS, Anna.FRESH.asks("atto", "cerca", "codiceFiscale", "cf"))))
                .containsPattern("data-label=\"Signed in with\">PIN\\s*</td>");
    }

    @Test
    @Proves("AUD-06")
    void theChainIsVerifiedAsAnAct() {
        assertThat(drawn(house.send(TRAIL, Anna.FRESH.asks("atto", "verifica"))))
                .contains("The trail is intact.", "41 records", "1 record waits");
        assertThat(house.trail.calls("verify")).hasSize(1);
        assertThat(house.trail.calls("search")).isEmpty();
    }

    @Test
    @Proves("SEC-53")
    void aTokenIsShownOnceAndOnNoOtherPage() {
        PageAnswer made = house.send(
                TOKENS,
                Anna.FRESH.asks(
                        "atto",
                        "crea",
                        "name",
                        "Cruscotto",
                        "scopes",
                        List.of("plugins.view", "audit.read"),
                        "days",
                        "30",
                        "reason",
                        "Serve"));
        assertThat(drawn(made)).contains("varco_xxx");
        assertThat(house.applications.calls("create").get(0).subList(1, 5))
                .isEqualTo(List.of("Cruscotto", List.of("plugins.view", "audit.read"), "30", "Serve"));
        assertThat(drawn(house.show(TOKENS, Anna.FRESH.asks()))).doesNotContain("varco_");
    }

    @Test
    void onlyScopesThatATokenMayNameCanBeChosen() {
        String page = drawn(house.show(TOKENS, Anna.FRESH.asks()));
        Administration.scopes().forEach(scope -> assertThat(page).contains("value=\"" + scope.name() + "\""));
        assertThat(page).doesNotContain("value=\"staff.grant\"", "value=\"tokens.create\"");
    }

    @Test
    void aWrongInvitationCodeIsNotShownAgain() {
        house.logins.on("accept", new Login.Expired());
        PageAnswer answer = house.send("/attivazione", Anna.stranger("code", "ABCD-EFGH"));
        assertThat(answer).isInstanceOf(PageAnswer.Rejected.class);
        assertThat(drawn(answer)).contains("wrong, used or too old").doesNotContain("ABCD-EFGH");
    }

    @Test
    void aRightInvitationCodeGoesOnAsALogin() {
        assertThat(house.send("/attivazione", Anna.stranger("code", "ABCD-EFGH")))
                .isInstanceOfSatisfying(
                        PageAnswer.Enter.class,
                        enter -> assertThat(enter.login()).isInstanceOf(Login.Blocked.class));
        assertThat(house.logins.calls("accept").get(0).get(1)).isEqualTo("ABCD-EFGH");
    }

    @Test
    void whatStandsInTheAddressIsSaidOnlyIfItIsOneOfOurs() {
        assertThat(Done.notices(Anna.FRESH.asks("fatto", "<script>"))).isEmpty();
        assertThat(Done.notices(Anna.FRESH.asks("fatto", "spento")))
                .singleElement()
                .extracting(notice -> ((Map<?, ?>) notice).get("kind"))
                .isEqualTo("success");
    }

    @Test
    @Proves("SEC-29")
    void addressesCarryOddNamesAndLeadBackOnlyWhereTheyFit() {
        Address odd = PluginRows.address("bundle", "old one*~.jar");
        assertThat(odd.link()).isEqualTo("/amministrazione/plugin?tipo=bundle&id=old%20one%2A%7E.jar");
        assertThat(odd.seeOther()).isEqualTo(new PageAnswer.SeeOther(odd.link()));
        assertThat(PluginRows.address("bundle", "50%.jar").seeOther())
                .isEqualTo(new PageAnswer.SeeOther("/amministrazione/plugin"));
    }
}
