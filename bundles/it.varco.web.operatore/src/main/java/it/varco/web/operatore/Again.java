package it.varco.web.operatore;

import it.varco.api.form.Text;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was typed in one form of a page and what is wrong with it: the page is drawn again with both (UX-03). */
final class Again {

    /** The page is shown for the first time. */
    static final Again NOTHING = new Again("", null, new Wrong(List.of(), ""));

    private final String form;
    private final @Nullable PageRequest typed;
    private final Wrong wrong;

    private Again(String form, @Nullable PageRequest typed, Wrong wrong) {
        this.form = form;
        this.typed = typed;
        this.wrong = wrong;
    }

    /** Nothing is wrong, and what was typed is shown again. */
    static Again typed(String form, PageRequest typed) {
        return new Again(form, typed, NOTHING.wrong);
    }

    static Again wrong(String form, PageRequest typed, Wrong wrong) {
        return new Again(form, typed, wrong);
    }

    /** Draws a page: as one that was rejected, if anything is wrong. */
    PageAnswer show(String template, Map<String, Object> model) {
        return failed() ? new PageAnswer.Rejected(template, model) : new PageAnswer.Show(template, model);
    }

    boolean failed() {
        return !wrong.flaws().isEmpty() || !wrong.rule().isEmpty();
    }

    /** What was typed in a field of a form; empty if that form was not sent, or without that field. */
    Optional<String> typed(String of, String field) {
        PageRequest request = typed;
        return request == null || !form.equals(of) ? Optional.empty() : request.parameter(field);
    }

    /** What was ticked in a field of a form. */
    List<String> ticked(String of, String field) {
        PageRequest request = typed;
        return request == null || !form.equals(of) ? List.of() : request.parameters(field);
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
