package it.varco.web.operatore;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.proves.Proves;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every act of every page, with every way in which it can end without having been done. */
class OutcomesTest {

    private static final String CODE = Samples.ROSSI.value();

    /** One act: which room it asks, by which method, and the form that asks for it. */
    private record Act(String path, String method, String field, List<Object> form) {

        static Act of(String path, String method, String field, Object... form) {
            return new Act(path, method, field, List.of(form));
        }

        PageAnswer end(Administered<Object> outcome) {
            House house = new House();
            Stream.of(
                            house.plugins,
                            house.gate,
                            house.staff,
                            house.sessions,
                            house.trail,
                            house.configurations,
                            house.applications)
                    .filter(room -> owns(house, room))
                    .forEach(room -> room.on(method, outcome));
            PageRequest request = Anna.FRESH.asks(form.toArray());
            return house.send(path, request);
        }

        private boolean owns(House house, Scripted<?> room) {
            return switch (path.substring(path.lastIndexOf('/') + 1)) {
                case "plugin" -> room == house.plugins;
                case "consegne" -> room == house.gate;
                case "persone" -> room == house.staff;
                case "sessioni" -> room == house.sessions;
                case "registro" -> room == house.trail;
                case "configurazione" -> room == house.configurations;
                default -> room == house.applications;
            };
        }

        @Override
        public String toString() {
            return path + " " + method;
        }
    }

    static Stream<Act> acts() {
        String plugin = "/amministrazione/plugin";
        String deliveries = "/amministrazione/plugin/consegne";
        String hash = Delivered.HASH;
        String staff = "/amministrazione/persone";
        String sessions = "/amministrazione/sessioni";
        String configuration = "/amministrazione/configurazione";
        Object[] pin = {"atto", "spegni", "tipo", "credential", "id", "pin", "versione", "2", "reason", "Typed"};
        Object[] undo = {"atto", "annulla", "tipo", "credential", "id", "pin", "versione", "2", "reason", "Typed"};
        return Stream.of(
                Act.of(plugin, "turn", "reason", pin),
                Act.of(plugin, "undo", "reason", undo),
                Act.of(
                        deliveries,
                        "approve",
                        "reason",
                        "atto",
                        "approva",
                        "consegna",
                        hash,
                        "decisione",
                        "0",
                        "reason",
                        "Typed"),
                Act.of(
                        deliveries,
                        "deny",
                        "reason",
                        "atto",
                        "rifiuta",
                        "consegna",
                        hash,
                        "decisione",
                        "0",
                        "reason",
                        "Typed"),
                Act.of(staff, "grant", "reason", "atto", "concedi", "reason", "Typed", "codiceFiscale", CODE),
                Act.of(staff, "name", "reason", "atto", "nomina", "ruolo", "r1", "reason", "Typed"),
                Act.of(staff, "approve", "", "atto", "approva", "ruolo", "r2"),
                Act.of(staff, "end", "reason", "atto", "termina", "ruolo", "r1", "reason", "Typed"),
                Act.of(staff, "invite", "reason", "atto", "invita", "ruolo", "r1", "reason", "Typed"),
                Act.of(sessions, "openOf", "codiceFiscale", "atto", "cerca", "codiceFiscale", "Typed"),
                Act.of(
                        sessions,
                        "end",
                        "reason",
                        "atto",
                        "termina",
                        "sessione",
                        List.of("s1"),
                        "reason",
                        "Typed",
                        "codiceFiscale",
                        CODE),
                Act.of("/amministrazione/registro", "search", "from", "atto", "cerca", "from", "Typed"),
                Act.of("/amministrazione/registro", "verify", "", "atto", "verifica"),
                Act.of(
                        configuration,
                        "compare",
                        "greeting",
                        "atto",
                        "confronta",
                        "pid",
                        "p",
                        "versione",
                        "v1",
                        "k-greeting",
                        "Typed"),
                Act.of(
                        configuration,
                        "change",
                        "reason",
                        "atto",
                        "salva",
                        "pid",
                        "p",
                        "versione",
                        "v1",
                        "k-block_minutes",
                        "5",
                        "reason",
                        "Typed"),
                Act.of(
                        configuration,
                        "restore",
                        "reason",
                        "atto",
                        "ripristina",
                        "pid",
                        "p",
                        "versione",
                        "v1",
                        "numero",
                        "1",
                        "reason",
                        "Typed"),
                Act.of("/amministrazione/programmi", "create", "name", "atto", "crea", "name", "Typed"),
                Act.of(
                        "/amministrazione/programmi",
                        "end",
                        "reason",
                        "atto",
                        "termina",
                        "gettone",
                        "p1",
                        "reason",
                        "Typed"));
    }

    @ParameterizedTest
    @MethodSource("acts")
    @Proves({"UX-55", "SEC-01"})
    void whatWasNotDoneIsSaidAsItIs(Act act) {
        List<PageAnswer> answers =
                Samples.refusals(act.field).stream().map(act::end).toList();
        assertThat(answers.get(0)).isInstanceOf(PageAnswer.Forbidden.class);
        assertThat(answers.get(1)).isInstanceOf(PageAnswer.Forbidden.class).isNotEqualTo(answers.get(0));
        assertThat(answers.get(2)).isInstanceOfAny(PageAnswer.Missing.class, PageAnswer.SeeOther.class);
        assertThat(answers.get(3)).isEqualTo(new PageAnswer.Outdated());
    }

    @ParameterizedTest
    @MethodSource("acts")
    @Proves({"UX-03", "UX-05"})
    void whatWasTypedWronglyIsShownAgainWithWhatIsWrong(Act act) {
        List<Administered<Object>> refusals = Samples.refusals(act.field);
        for (Administered<Object> refusal : refusals.subList(4, refusals.size())) {
            PageAnswer answer = act.end(refusal);
            if (act.method.equals("verify")) {
                assertThat(answer).isEqualTo(new PageAnswer.Missing()); // nothing was typed
                continue;
            }
            assertThat(answer).isInstanceOf(PageAnswer.Rejected.class);
            String drawn = new Drawn(Words.ENGLISH).draw(answer);
            assertThat(drawn).contains("Check these points");
            if (!act.field.isEmpty()) {
                assertThat(drawn).contains("Typed");
            }
        }
    }
}
