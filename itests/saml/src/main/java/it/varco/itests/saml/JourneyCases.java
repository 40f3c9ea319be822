package it.varco.itests.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What is done with right answers: sent again, by others, in other ways (SPID-40, SPID-79, SPID-147 to SPID-151). */
final class JourneyCases {

    private static final int CROWD = 8;
    private static final String EVIL = "https://evil.example";

    private JourneyCases() {}

    static List<SpidCase> all() {
        List<SpidCase> cases = new ArrayList<>();
        cases.addAll(replays());
        cases.addAll(strangers());
        cases.addAll(forms());
        cases.addAll(addresses());
        return cases;
    }

    private static List<SpidCase> replays() {
        return List.of(
                JourneyCase.of(
                        "replay",
                        "SPID-147 SPID-79 SPID-51",
                        "a right answer is sent twice, with the same" + " cookies",
                        Expected.ENDED,
                        site -> {
                            SpidLogin login = site.login();
                            SpidLogin again = login.copy();
                            String answer = site.good(login);
                            accepted(login.answer(answer));
                            return again.answer(answer);
                        }),
                JourneyCase.of(
                        "replay-in-next-login",
                        "SPID-147 SPID-51",
                        "the answer to an earlier login is sent for" + " the next one",
                        Expected.REFUSED,
                        site -> {
                            SpidLogin login = site.login();
                            String answer = site.good(login);
                            accepted(login.answer(answer));
                            return site.login().answer(answer);
                        }),
                JourneyCase.of(
                        "replay-assertion",
                        "SPID-147 SPID-79",
                        "an assertion with an ID that was seen answers" + " another request",
                        Expected.REFUSED,
                        site -> {
                            String seen = "_seen-" + System.identityHashCode(site);
                            SpidLogin first = site.login();
                            accepted(first.answer(site.good(first, seen)));
                            SpidLogin second = site.login();
                            return second.answer(site.good(second, seen));
                        }),
                JourneyCase.of(
                        "replay-in-parallel",
                        "SPID-147 SPID-79",
                        "a right answer is sent eight times at once",
                        Expected.ENDED,
                        JourneyCases::inParallel),
                JourneyCase.of(
                        "replay-after-refusal",
                        "SPID-79 SPID-51",
                        "a right answer follows one for another" + " service that was signed well",
                        Expected.ENDED,
                        site -> {
                            SpidLogin login = site.login();
                            SpidLogin again = login.copy();
                            login.answer(Making.good()
                                    .before((message, scene) ->
                                            message.all("Audience").forEach(audience -> audience.setTextContent(EVIL)))
                                    .field(site.scene(login)));
                            return again.answer(site.good(again));
                        }));
    }

    /** One of them signs somebody in, and the others are told the same. */
    private static Reply inParallel(Site site) {
        SpidLogin login = site.login();
        String answer = site.good(login);
        List<CompletableFuture<Reply>> sent = IntStream.range(0, CROWD)
                .mapToObj(each -> login.copy())
                .map(each -> CompletableFuture.supplyAsync(() -> each.answer(answer)))
                .toList();
        List<Reply> replies = sent.stream().map(CompletableFuture::join).toList();
        List<Reply> others = replies.stream().filter(reply -> !reply.entered()).toList();
        if (others.size() != CROWD - 1) {
            throw new AssertionError("of " + CROWD + " one is to be signed in, and not " + (CROWD - others.size()));
        }
        return others.stream()
                .filter(reply -> reply.status() != Expected.ENDED.status())
                .findFirst()
                .orElse(others.get(0));
    }

    private static List<SpidCase> strangers() {
        return List.of(
                JourneyCase.of(
                        "other-browser",
                        "SPID-148 SPID-51",
                        "the answer is sent from a browser that began" + " nothing",
                        Expected.UNKNOWN_BROWSER,
                        site -> {
                            SpidLogin login = site.login();
                            return login.in(site.browser()).answer(site.good(login));
                        }),
                JourneyCase.of(
                        "other-browser-waiting",
                        "SPID-148 SPID-51",
                        "the answer is sent, with its RelayState," + " from a browser that began another login",
                        Expected.ENDED,
                        site -> {
                            SpidLogin login = site.login();
                            SpidLogin victim = site.login();
                            return login.in(victim.browser()).answer(site.good(login));
                        }),
                JourneyCase.of(
                        "login-forged",
                        "SPID-148 SPID-51",
                        "the answer to the attacker's login is sent with the"
                                + " RelayState of the victim's, by the victim",
                        Expected.REFUSED,
                        site -> {
                            SpidLogin attacker = site.login();
                            return site.login().answer(site.good(attacker));
                        }),
                JourneyCase.of(
                        "unsolicited",
                        "SPID-82",
                        "an answer to no request comes from a browser that began" + " nothing",
                        Expected.UNKNOWN_BROWSER,
                        site -> {
                            SpidLogin login = site.login();
                            String answer = Making.good()
                                    .before((message, scene) -> {
                                        message.root().removeAttribute("InResponseTo");
                                        message.all("SubjectConfirmationData")
                                                .forEach(data -> data.removeAttribute("InResponseTo"));
                                    })
                                    .field(site.scene(login));
                            return login.in(site.browser()).send(List.of(SpidLogin.field(SpidLogin.RESPONSE, answer)));
                        }));
    }

    private static List<SpidCase> forms() {
        return List.of(
                sent(
                        "relay-state-other",
                        "SPID-51 SPID-150",
                        "the RelayState is another one",
                        Expected.ENDED,
                        (login, answer) -> List.of(response(answer), state("another"))),
                sent(
                        "relay-state-missing",
                        "SPID-51",
                        "there is no RelayState",
                        Expected.ENDED,
                        (login, answer) -> List.of(response(answer))),
                sent(
                        "relay-state-address",
                        "SPID-150",
                        "the RelayState is an address",
                        Expected.ENDED,
                        (login, answer) -> List.of(response(answer), state(EVIL))),
                sent(
                        "relay-state-twice",
                        "SPID-40",
                        "there are two RelayStates",
                        Expected.UNREADABLE,
                        (login, answer) -> List.of(response(answer), state(login.relayState()), state(EVIL))),
                sent(
                        "response-twice",
                        "SPID-40",
                        "the right answer is there twice",
                        Expected.UNREADABLE,
                        (login, answer) -> List.of(response(answer), response(answer), state(login.relayState()))),
                sent(
                        "response-and-another",
                        "SPID-40",
                        "an empty answer stands beside the right one",
                        Expected.UNREADABLE,
                        (login, answer) -> List.of(response(""), response(answer), state(login.relayState()))),
                sent(
                        "response-missing",
                        "SPID-40 SPID-43",
                        "there is no answer",
                        Expected.UNREADABLE,
                        (login, answer) -> List.of(state(login.relayState()))),
                JourneyCase.of(
                        "response-by-get", "SPID-40", "an answer comes in the address", Expected.NOT_POSTED, site -> {
                            SpidLogin login = site.login();
                            return login.sendByGet(Making.good()
                                    .before((message, scene) -> Message.remove(message.assertion()))
                                    .signed((message, scene) -> {})
                                    .field(site.scene(login)));
                        }));
    }

    private static List<SpidCase> addresses() {
        return List.of(
                JourneyCase.of(
                        "host-other",
                        "SPID-151",
                        "the answer is sent to another name at our address, and its" + " Destination is there",
                        Expected.MISDIRECTED,
                        site -> {
                            SpidLogin login = site.login();
                            return BareRequest.post(site.address(), "evil.example", login, elsewhere(site, login));
                        }),
                forwarded("host-forwarded", "X-Forwarded-Host", "evil.example"),
                forwarded("host-forwarded-standard", "Forwarded", "host=evil.example;proto=https"),
                journey(
                        "address-next",
                        "SPID-150",
                        "a right answer comes with an address where to go on",
                        Expected.ACCEPTED,
                        (login, answer) -> {
                            Reply reply = login.send(List.of(
                                    response(answer),
                                    state(login.relayState()),
                                    SpidLogin.field("ritorno", EVIL),
                                    SpidLogin.field("TARGET", EVIL)));
                            String next = reply.headers().firstValue("Location").orElse("");
                            if (next.contains("evil")) {
                                throw new AssertionError("sent on to " + next);
                            }
                            return reply;
                        }));
    }

    private static SpidCase forwarded(String name, String header, String value) {
        return JourneyCase.of(
                name,
                "SPID-151 SPID-52",
                "the Destination is at another name, and so says " + header,
                Expected.REFUSED,
                site -> {
                    SpidLogin login = site.login();
                    return login.send(elsewhere(site, login), Map.of(header, value));
                });
    }

    /** A right answer but for its Destination and Recipient, which are at another name. */
    private static String elsewhere(Site site, SpidLogin login) {
        String place = EVIL + SpidLogin.RETURN;
        return Making.good()
                .before((message, scene) -> {
                    message.root().setAttribute("Destination", place);
                    message.all("SubjectConfirmationData").forEach(data -> data.setAttribute("Recipient", place));
                })
                .field(site.scene(login));
    }

    private static SpidCase sent(
            String name,
            String rules,
            String deviation,
            Expected expected,
            BiFunction<SpidLogin, String, List<Map.Entry<String, String>>> fields) {
        return journey(name, rules, deviation, expected, (login, answer) -> login.send(fields.apply(login, answer)));
    }

    private static SpidCase journey(
            String name, String rules, String deviation, Expected expected, BiFunction<SpidLogin, String, Reply> way) {
        Function<Site, Reply> whole = site -> {
            SpidLogin login = site.login();
            return way.apply(login, site.good(login));
        };
        return JourneyCase.of(name, rules, deviation, expected, whole);
    }

    private static Map.Entry<String, String> response(String answer) {
        return SpidLogin.field(SpidLogin.RESPONSE, answer);
    }

    private static Map.Entry<String, String> state(String relayState) {
        return SpidLogin.field(SpidLogin.RELAY_STATE, relayState);
    }

    private static void accepted(Reply reply) {
        if (!reply.entered()) {
            throw new AssertionError("a right answer was not taken: " + reply.status() + "\n" + reply.body());
        }
    }
}
