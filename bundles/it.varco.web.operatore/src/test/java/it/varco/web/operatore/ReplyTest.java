package it.varco.web.operatore;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.api.access.Administered;
import it.varco.api.access.Decision;
import it.varco.api.access.Flaw;
import it.varco.api.page.PageAnswer;
import it.varco.proves.Proves;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplyTest {

    private static final Flaw FLAW = new Flaw("reason", Flaw.Kind.MISSING, "");
    private static final Decision NO = new Decision.Refused("access.role");
    private static final Map<Class<?>, PageAnswer> ANSWERS = Map.of(
            Administered.Done.class, new PageAnswer.SeeOther("/done"),
            Administered.Forbidden.class, new PageAnswer.Forbidden(NO),
            Administered.Unknown.class, new PageAnswer.Missing(),
            Administered.Outdated.class, new PageAnswer.Outdated(),
            Administered.Invalid.class, new PageAnswer.SeeOther("/wrong?reason"),
            Administered.Contrary.class, new PageAnswer.SeeOther("/wrong?staff.self"));

    private static List<Administered<String>> all() {
        return List.of(
                new Administered.Done<>("/done"),
                new Administered.Forbidden<>(NO),
                new Administered.Unknown<>(),
                new Administered.Outdated<>(),
                new Administered.Invalid<>(List.of(FLAW)),
                new Administered.Contrary<>("staff.self"));
    }

    private static PageAnswer wrong(Wrong wrong) {
        String why = wrong.rule().isEmpty() ? wrong.flaws().get(0).field() : wrong.rule();
        return new PageAnswer.SeeOther("/wrong?" + why);
    }

    @Test
    @Proves("UX-55")
    void everyOutcomeOfAnActHasItsAnswer() {
        assertThat(ANSWERS.keySet()).containsExactlyInAnyOrder(Administered.class.getPermittedSubclasses());
        assertThat(all())
                .hasSameSizeAs(ANSWERS.keySet())
                .allSatisfy(outcome -> assertThat(Reply.to(outcome, PageAnswer.SeeOther::new, ReplyTest::wrong))
                        .isEqualTo(ANSWERS.get(outcome.getClass())));
    }

    @Test
    void aLookForWhichNobodyTypedAnythingIsMissingWhereItIsWrong() {
        assertThat(Reply.to(new Administered.Contrary<String>("x.y"), PageAnswer.SeeOther::new))
                .isEqualTo(new PageAnswer.Missing());
    }

    @Test
    void onlyWhatWasDoneGivesAResult() {
        assertThat(all().stream().map(Reply::result).filter(result -> result.isPresent()))
                .hasSize(1);
    }

    @Test
    void whatIsGoneAlreadyIsNoHindrance() {
        assertThat(all().stream().filter(outcome -> !Reply.hindered(outcome)))
                .hasOnlyElementsOfTypes(Administered.Done.class, Administered.Unknown.class)
                .hasSize(2);
    }
}
