package it.varco.web.operatore;

import it.varco.api.form.Text;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was typed in one form of a page and what is wrong with it: the page is drawn again with both (UX-03), now or
 * after a login (UX-06).
 */
final class Again {

    private static final String NOTICES = "notices";

    /** The page is shown for the first time. */
    static final Again NOTHING = new Again("", name -> List.of(), new Wrong(List.of(), ""));

    private final String form;
    private final Function<String, List<String>> typed;
    private final Wrong wrong;

    private Again(String form, Function<String, List<String>> typed, Wrong wrong) {
        this.form = form;
        this.typed = typed;
        this.wrong = wrong;
    }

    /** Nothing is wrong, and what was typed is shown again. */
    static Again typed(String form, PageRequest typed) {
        return wrong(form, typed, NOTHING.wrong);
    }

    static Again wrong(String form, PageRequest typed, Wrong wrong) {
        return new Again(form, typed::parameters, wrong);
    }

    /**
     * What was typed in a form that was not taken because its person had to sign in first. To be asked for only where
     * it is shown: the front end then says that it is.
     *
     * @param forms by act, the form that takes up what another one brought that stands on a later page, or has several
     *     acts; any other act is the name of its form
     */
    static Again draft(PageRequest request, Map<String, String> forms) {
        Map<String, List<String>> kept = request.draft();
        String act = String.join("", kept.getOrDefault(Ask.ACT, List.of()));
        return act.isEmpty()
                ? NOTHING
                : new Again(forms.getOrDefault(act, act), name -> kept.getOrDefault(name, List.of()), NOTHING.wrong);
    }

    /**
     * Draws a page: as one that was rejected, if anything is wrong. No notices leave their place to the front end's.
     */
    PageAnswer show(String template, Map<String, Object> model) {
        Map<String, Object> shown = new HashMap<>(model);
        shown.remove(NOTICES, List.of());
        return failed() ? new PageAnswer.Rejected(template, shown) : new PageAnswer.Show(template, shown);
    }

    boolean failed() {
        return !wrong.flaws().isEmpty() || !wrong.rule().isEmpty();
    }

    /** What was typed in a field of a form; empty if that form was not sent, or without that field. */
    Optional<String> typed(String of, String field) {
        return ticked(of, field).stream().findFirst();
    }

    /** What was ticked in a field of a form. */
    List<String> ticked(String of, String field) {
        return form.equals(of) ? typed.apply(field) : List.of();
    }

    /** What is wrong with a form. */
    Wrong wrong(String of) {
        return form.equals(of) ? wrong : NOTHING.wrong;
    }

    /** What is wrong with a field of a form. */
    Optional<Text> error(String of, String field) {
        return wrong(of).flaws().stream()
                .filter(flaw -> flaw.field().equals(field))
                .findFirst()
                .map(FaultWords::of);
    }
}
