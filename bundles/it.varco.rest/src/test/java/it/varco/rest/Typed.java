package it.varco.rest;

import it.varco.api.access.Administered;
import it.varco.api.access.Flaw;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.staff.TypedName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What was typed, examined as the rooms do it. */
final class Typed {

    private final List<Flaw> flaws = new ArrayList<>();

    Typed reason(String typed) {
        return length("reason", typed, 3, 200);
    }

    Typed length(String field, String typed, int least, int most) {
        String bare = typed.strip();
        if (bare.isEmpty()) {
            return flaw(field, Flaw.Kind.MISSING, "");
        }
        boolean fits =
                bare.length() >= least && bare.length() <= most && bare.chars().noneMatch(Character::isISOControl);
        return fits ? this : flaw(field, Flaw.Kind.LENGTH, least + ".." + most);
    }

    Typed name(TypedName typed) {
        return length("surname", typed.surname(), 1, 100).length("name", typed.name(), 1, 100);
    }

    Typed person(String field, String typed) {
        return CodiceFiscale.parse(typed).isPresent() ? this : flaw(field, Flaw.Kind.CODICE_FISCALE, "");
    }

    Typed choice(String field, String typed, String words) {
        return List.of(words.split("\\|", -1)).contains(typed) ? this : flaw(field, Flaw.Kind.CHOICE, words);
    }

    Typed number(String field, String typed, int least, int most) {
        boolean fits =
                typed.matches("[0-9]{1,6}") && Integer.parseInt(typed) >= least && Integer.parseInt(typed) <= most;
        return fits ? this : flaw(field, Flaw.Kind.RANGE, least + ".." + most);
    }

    Typed shape(String field, String typed, String pattern, String example) {
        return typed.matches(pattern) ? this : flaw(field, Flaw.Kind.SHAPE, example);
    }

    Typed flaw(String field, Flaw.Kind kind, String expected) {
        flaws.add(new Flaw(field, kind, expected));
        return this;
    }

    /** The result if nothing is wrong. */
    <T> Administered<T> then(Supplier<Administered<T>> act) {
        return flaws.isEmpty() ? act.get() : new Administered.Invalid<>(List.copyOf(flaws));
    }
}
