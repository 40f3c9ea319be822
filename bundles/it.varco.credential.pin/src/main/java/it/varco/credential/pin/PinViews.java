package it.varco.credential.pin;

import it.varco.api.catalogue.View;
import it.varco.api.form.Text;
import java.time.LocalDate;
import java.util.Locale;

/** What a person reads about their PIN; never the PIN. */
final class PinViews {

    private PinViews() {}

    /** A PIN that can be used or renewed: what it is, and from when to when. */
    static View of(PinRecord record, PinPolicy policy, Standing standing) {
        View.Builder view = View.builder();
        switch (standing) {
            case DUE -> view.sentence(Text.of("pin.show.due"));
            case OVERDUE -> view.sentence(Text.of("pin.show.overdue"));
            case EXPIRED -> view.sentence(Text.of("pin.show.expired"));
            case GOOD, FIRST_LOGIN, UNUSABLE, ENDED -> {}
        }
        boolean expired = standing == Standing.EXPIRED;
        words(view, "pin.fact.state", "pin.state." + (expired ? PinState.SCADUTO : PinState.ATTIVO));
        words(view, "pin.fact.level", "pin.level." + record.level());
        day(view, "pin.fact.since", Term.day(record.setAt()));
        if (!expired) {
            ahead(view, record, policy);
        }
        return view.action(PinService.CHANGE, Text.of("pin.change.label")).build();
    }

    /** The PIN was changed. */
    static View changed(PinRecord record, PinPolicy policy) {
        View.Builder view = View.builder()
                .heading(Text.of("pin.changed.heading"))
                .sentence(Text.of("pin.changed.now"))
                .sentence(Text.of("pin.changed.elsewhere"));
        ahead(view, record, policy);
        return view.action(PinService.SHOW, Text.of("pin.show.label")).build();
    }

    private static void ahead(View.Builder view, PinRecord record, PinPolicy policy) {
        LocalDate until = policy.validity().lastDay(record.setAt());
        LocalDate suggested = policy.suggestChange().lastDay(record.setAt()).plusDays(1);
        day(view, "pin.fact.until", until);
        if (!suggested.isAfter(until)) {
            day(view, policy.forceChange() ? "pin.fact.due" : "pin.fact.suggested", suggested);
        }
    }

    private static void words(View.Builder view, String label, String value) {
        view.fact(Text.of(label), new View.Value.Words(Text.of(value.toLowerCase(Locale.ROOT))));
    }

    private static void day(View.Builder view, String label, LocalDate date) {
        view.fact(Text.of(label), new View.Value.Day(date));
    }
}
