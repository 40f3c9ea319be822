package it.varco.access;

import it.varco.api.access.Administration;
import it.varco.api.access.Flaw;
import it.varco.api.access.Operation;
import it.varco.api.access.Reason;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.PersonalName;
import it.varco.api.session.Role;
import it.varco.api.staff.TypedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was typed for one act, read field by field; every flaw is kept and told at once (UX-03).
 *
 * <p>What a method gives is of use only where no flaw was found.
 */
final class Typed {

    private final List<Flaw> flaws = new ArrayList<>();

    List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    Optional<CodiceFiscale> codiceFiscale(String typed) {
        Optional<CodiceFiscale> read = CodiceFiscale.parse(typed);
        if (read.isEmpty()) {
            flaw("codiceFiscale", typed.isBlank() ? Flaw.Kind.MISSING : Flaw.Kind.CODICE_FISCALE, "");
        }
        return read;
    }

    /** Surname and name; what is wrong is told of each. */
    Optional<PersonalName> name(TypedName typed) {
        part("surname", typed.surname(), "D'Angelo");
        part("name", typed.name(), "Maria José");
        return PersonalName.parse(typed.surname(), typed.name());
    }

    private void part(String field, String typed, String example) {
        String bare = typed.strip();
        if (bare.isEmpty()) {
            flaw(field, Flaw.Kind.MISSING, "");
        } else if (bare.length() > PersonalName.LONGEST) {
            flaw(field, Flaw.Kind.LENGTH, "1.." + PersonalName.LONGEST);
        } else if (!PersonalName.possible(bare)) {
            flaw(field, Flaw.Kind.SHAPE, example);
        }
    }

    /** Why it is done: 3 to 200 characters. */
    String reason(String typed) {
        Reason.flaw("reason", typed).ifPresent(flaws::add);
        return Reason.parse(typed).map(Reason::text).orElse("");
    }

    /** A line of text without blanks around it. */
    String line(String field, String typed, int least, int most) {
        String bare = typed.strip();
        if (bare.isEmpty()) {
            flaw(field, Flaw.Kind.MISSING, "");
        } else if (bare.length() < least || bare.length() > most) {
            flaw(field, Flaw.Kind.LENGTH, least + ".." + most);
        } else if (bare.chars().anyMatch(Character::isISOControl)) {
            flaw(field, Flaw.Kind.SHAPE, "");
        }
        return bare;
    }

    int number(String field, String typed, int least, int most) {
        String bare = typed.strip();
        int number = bare.matches("[0-9]{1,6}") ? Integer.parseInt(bare) : -1;
        if (bare.isEmpty()) {
            flaw(field, Flaw.Kind.MISSING, "");
        } else if (number < least || number > most) {
            flaw(field, Flaw.Kind.RANGE, least + ".." + most);
        }
        return number;
    }

    /** A role that an administrator may grant. */
    Role staffRole(String typed) {
        String bare = typed.strip().toUpperCase(Locale.ROOT);
        List<Role> known = Arrays.stream(Role.values()).filter(Role::isStaff).toList();
        Optional<Role> read =
                known.stream().filter(role -> role.name().equals(bare)).findFirst();
        if (read.isEmpty()) {
            String names = known.stream().map(Role::name).collect(Collectors.joining("|"));
            flaw("role", bare.isEmpty() ? Flaw.Kind.MISSING : Flaw.Kind.CHOICE, names);
        }
        return read.orElse(Role.CITTADINO);
    }

    /** Names of acts that an application may do, each once. */
    List<String> scopes(List<String> typed) {
        List<String> known =
                Administration.scopes().stream().map(Operation::name).toList();
        List<String> wanted = typed.stream().map(String::strip).distinct().toList();
        if (wanted.isEmpty()) {
            flaw("scopes", Flaw.Kind.MISSING, "");
        } else if (!known.containsAll(wanted)) {
            flaw("scopes", Flaw.Kind.CHOICE, String.join("|", known));
        }
        return wanted;
    }

    void flaw(String field, Flaw.Kind kind, String expected) {
        flaws.add(new Flaw(field, kind, expected));
    }
}
