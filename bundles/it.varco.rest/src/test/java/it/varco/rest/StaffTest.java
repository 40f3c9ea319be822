package it.varco.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.api.session.Role;
import it.varco.api.staff.StaffRole;
import it.varco.proves.Proves;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles, invitations, sessions, the tokens of applications, the end of the first start. */
class StaffTest {

    private static final String GRANT =
            "{\"codice_fiscale\":\"RSSMRA85T10A562S\",\"surname\":\"Rossi\",\"name\":\"Mario\","
                    + "\"role\":\"operatore_sede\",\"reason\":\" New here \"}";
    private static final String REASON = "{\"reason\":\"Left the institute\"}";

    @RegisterExtension
    static final Served served = new Served();

    @Test
    @Proves("AUD-10")
    void showsRolesWithTheCodiceFiscaleMasked() {
        Exchange answer = served.client().get("/staff-roles");
        assertThat(answer.json()).isEqualTo(Exchange.parse("""
                {"items":[{"id":"5xQn2mVvQ0aJ","codice_fiscale":"RSSMRA********2S","surname":"Rossi","name":"Mario",
                 "role":"amministratore","state":"held","since":"2026-11-23T07:30:00Z","reason":"First administrator"}]}
                """));
        assertThat(served.client().get("/staff-roles/5xQn2mVvQ0aJ").json())
                .isEqualTo(answer.json().at("/items/0"));
        assertThat(served.client().get("/staff-roles/other").status()).isEqualTo(404);
    }

    @Test
    @Proves("API-06")
    void givesEveryRoleOncePageByPage() {
        served.house.staff.all.clear();
        for (int i = 0; i < 250; i++) {
            served.house.staff.all.add(new FakeStaff.Held(
                    "r" + (i * 7919) % 1_000, House.SOMEBODY, Role.OPERATORE_SEDE, StaffRole.State.HELD, "new"));
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            Exchange page = served.client().get("/staff-roles?limit=100" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.json()
                    .path("items")
                    .forEach((JsonNode each) -> seen.add(each.path("id").asText()));
            next = page.field("next");
        } while (!next.isEmpty());

        assertThat(seen).hasSize(250).doesNotHaveDuplicates().isSorted();
        assertThat(served.client().get("/staff-roles").json().path("items")).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "cursor=", "cursor=%20", "cursor=a&cursor=b", "page=2"})
    @Proves("API-06")
    void refusesAQueryThatIsNotDescribed(String query) {
        assertThat(served.client().get("/staff-roles?" + query).status()).isEqualTo(400);
        assertThat(served.client().get("/applications?" + query).status()).isEqualTo(400);
        assertThat(served.house.acts).isEmpty();
    }

    @Test
    void grantsARole() {
        Exchange answer = served.client().post("/staff-roles", GRANT);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/admin/v1/staff-roles/n3wR0le_-");
        assertThat(answer.field("state")).isEqualTo("proposed");
        assertThat(answer.text()).doesNotContain("RSSMRA85T10A562S");
        assertThat(served.house.acts).containsExactly("granted OPERATORE_SEDE to RSSMRA85T10A562S Rossi Mario");
    }

    @Test
    @Proves("CF-13")
    void warnsOfANameThatDoesNotFitAndGoesOnWithWhoeverConfirmsIt() {
        served.house.rule = Optional.of("staff.name-mismatch");
        Exchange warned = served.client().post("/staff-roles", GRANT);
        assertThat(warned.status()).isEqualTo(409);
        assertThat(warned.text()).contains("staff.name-mismatch").doesNotContain("Rossi", "RSSMRA");

        served.house.rule = Optional.empty();
        assertThat(served.client()
                        .post("/staff-roles", GRANT.replace("{", "{\"despite_mismatch\":true,"))
                        .status())
                .isEqualTo(201);
        assertThat(served.house.acts)
                .containsExactly("granted OPERATORE_SEDE to RSSMRA85T10A562S Rossi Mario confirmed");
    }

    @Test
    @Proves("API-06")
    void takesNothingButTrueAndFalseForAConfirmation() {
        for (String other : List.of("\"true\"", "1", "[]", "null")) {
            Exchange answer =
                    served.client().post("/staff-roles", GRANT.replace("{", "{\"despite_mismatch\":" + other + ","));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("/despite_mismatch");
        }
        assertThat(served.house.acts).isEmpty();
    }

    @Test
    void writesTheNameOfWhoeverHoldsARole() {
        Exchange answer = served.client().post("/staff-roles/5xQn2mVvQ0aJ/names", """
                {"surname":"Rossi","name":"Mario","reason":"Written wrongly"}
                """);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("surname")).isEqualTo("Rossi");
        assertThat(served.house.acts).containsExactly("named 5xQn2mVvQ0aJ Rossi Mario");
    }

    @Test
    @Proves("AUD-10")
    void tellsWhoEndedARoleWhenAndWhy() {
        assertThat(served.client().get("/ended-staff-roles").json()).isEqualTo(Exchange.parse("""
                {"items":[{"id":"0v3rR0le_-","codice_fiscale":"RSSMRA********2S","surname":"Rossi","name":"Mario",
                 "role":"amministratore","state":"ended","since":"2026-11-23T07:30:00Z","reason":"Worked here",
                 "ended_at":"2026-11-23T07:30:00Z","ended_by":"RSSMRA********2S","ended_reason":"Left the institute"}]}
                """));
        assertThat(served.client().get("/ended-staff-roles?cursor=x").status()).isEqualTo(400);
    }

    @Test
    @Proves("API-01")
    void namesEveryFieldOfARoleThatDoesNotFit() {
        Exchange answer =
                served.client().post("/staff-roles", "{\"codice_fiscale\":\"RSSMRA85T10A562X\",\"role\":\"boss\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors")).isEqualTo(Exchange.parse("""
                [{"pointer":"/codice_fiscale","detail":"expected a codice fiscale of a person"},
                 {"pointer":"/surname","detail":"expected, and nothing was sent"},
                 {"pointer":"/name","detail":"expected, and nothing was sent"},
                 {"pointer":"/role",
                  "detail":"expected one of operatore_sede, operatore_contact_center, amministratore"},
                 {"pointer":"/reason","detail":"expected, and nothing was sent"}]
                """));
        assertThat(answer.text()).doesNotContain("RSSMRA");
        assertThat(served.house.acts).isEmpty();
    }

    @Test
    void approvesAndEndsARole() {
        assertThat(served.client()
                        .with("POST", "/staff-roles/5xQn2mVvQ0aJ/approvals")
                        .field("state"))
                .isEqualTo("held");
        assertThat(served.client()
                        .post("/staff-roles/5xQn2mVvQ0aJ/endings", REASON)
                        .field("state"))
                .isEqualTo("ended");
        assertThat(served.client().with("POST", "/staff-roles/other/approvals").status())
                .isEqualTo(404);
        assertThat(served.client().post("/staff-roles/other/endings", REASON).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "staff.self",
                "staff.held",
                "staff.own-proposal",
                "staff.not-proposed",
                "staff.name-mismatch",
                "staff.last-administrator",
                "staff.last-enrolled",
                "staff.no-role",
                "staff.no-provider",
                "tokens.name",
                "setup.over",
                "something.else"
            })
    @Proves("API-01")
    void namesTheRuleThatStandsAgainstIt(String rule) {
        served.house.rule = Optional.of(rule);
        Exchange answer = served.client().post("/staff-roles", GRANT);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains(rule);
        assertThat(served.house.acts).isEmpty();
    }

    @Test
    @Proves("AUD-10")
    void tellsTheCodeOfAnInvitationOnce() {
        Exchange answer = served.client()
                .post("/invitations", "{\"codice_fiscale\":\"RSSMRA85T10A562S\",\"reason\":\"Lost the telephone\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json()).isEqualTo(Exchange.parse("""
                {"codice_fiscale":"RSSMRA********2S","code":"7K3M-9QX2-AB5T-C8DV",
                 "expires_at":"2026-11-23T07:30:00Z"}
                """));
    }

    @Test
    @Proves("API-05")
    void findsTheSessionsOfAPersonWhoIsNamedInTheBody() {
        Exchange answer = served.client().post("/session-searches", "{\"codice_fiscale\":\"RSSMRA85T10A562S\"}");
        assertThat(answer.json()).isEqualTo(Exchange.parse("""
                {"items":[{"handle":"h8Xw2mVvQ0aJ","provider":"pin","address":"192.0.2.7",
                 "opened_at":"2026-11-23T07:30:00Z","last_used_at":"2026-11-23T07:31:00Z"}]}
                """));
        assertThat(served.client()
                        .post("/session-searches", "{\"codice_fiscale\":\"RSSMRA85T10A562T\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void endsASession() {
        assertThat(served.client()
                        .post("/sessions/h8Xw2mVvQ0aJ/endings", REASON)
                        .field("handle"))
                .isEqualTo("h8Xw2mVvQ0aJ");
        assertThat(served.client().post("/sessions/other/endings", REASON).status())
                .isEqualTo(404);
        assertThat(served.house.acts).containsExactly("ended session h8Xw2mVvQ0aJ Left the institute");
    }

    @Test
    void makesATokenAndTellsItOnce() {
        Exchange made = served.client().post("/applications", """
                {"name":"Monitoring","scopes":["plugins.view","audit.verify"],"days":90,"reason":"Every night"}
                """);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/api/admin/v1/applications/n3wT0ken_-");
        assertThat(made.field("token")).isEqualTo(FakeApplications.NEW);
        assertThat(served.house.acts).containsExactly("created Monitoring [plugins.view, audit.verify] 90");
        assertThat(served.client().get("/applications").text()).doesNotContain("varco_");
        assertThat(served.client().get("/applications/c9Rk2mVvQ0aJ").field("name"))
                .isEqualTo("Monitoring");
    }

    @Test
    @Proves("API-01")
    void namesEveryFieldOfATokenThatDoesNotFit() {
        Exchange answer = served.client()
                .post("/applications", "{\"name\":\"x\",\"scopes\":[\"staff.grant\"],\"days\":0,\"reason\":\"abc\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactly("/name", "/days", "/scopes");
    }

    @Test
    void endsAToken() {
        assertThat(served.client()
                        .post("/applications/c9Rk2mVvQ0aJ/endings", REASON)
                        .status())
                .isEqualTo(200);
        assertThat(served.client().post("/applications/other/endings", REASON).status())
                .isEqualTo(404);
    }

    @Test
    void endsTheFirstStart() {
        assertThat(served.client().with("POST", "/first-start/completions").text())
                .isEqualTo("{\"stage\":\"over\"}");
    }
}
