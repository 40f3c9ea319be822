package it.varco.api.notification;

import it.varco.api.access.Flaw;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What people type as a contact, brought into the one shape in which it is kept, compared and given to a channel.
 *
 * <p>Strict on purpose: nothing is kept that a channel would have to quote, and the numbering plan of no country but
 * Italy is known, so of a foreign number only its length is judged.
 *
 * @source RFC 5321 section 4.1.2, without quoted local parts and address literals; RFC 5890 for names of domains;
 *     E.164; for Italian mobile numbers the numbering plan of the Ministry (digit 3); SEC-52
 */
public sealed interface ContactForm {

    /**
     * A contact that can be used.
     *
     * @param address {@code local@domain} in ASCII, a number as {@code +} and digits, or lines between {@code \n}
     */
    record Good(String address) implements ContactForm {

        /** Nothing of it. */
        @Override
        public String toString() {
            return "Good";
        }
    }

    /** What was typed is no contact of the medium. */
    record Wrong(Flaw flaw) implements ContactForm {}

    /** Name of the field in a {@link Flaw}. */
    String FIELD = "address";

    /** What was typed, as a contact of a medium. */
    static ContactForm of(Medium medium, String typed) {
        if (typed.isBlank()) {
            return wrong(Flaw.Kind.MISSING, "");
        }
        return switch (medium) {
            case EMAIL, PEC -> Mail.read(typed.strip());
            case SMS -> Phone.read(typed, Phone.MOBILE);
            case CALL -> Phone.read(typed, Phone.ANY);
            case POSTA -> Letter.read(typed);
        };
    }

    private static ContactForm wrong(Flaw.Kind kind, String expected) {
        return new Wrong(new Flaw(FIELD, kind, expected));
    }

    /** Addresses of electronic mail. */
    final class Mail {

        private static final int LONGEST = 254;
        private static final int LONGEST_LOCAL = 64;
        private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
        private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
        private static final Pattern DOMAIN =
                Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

        private Mail() {}

        private static ContactForm read(String typed) {
            int at = typed.lastIndexOf('@');
            String local = typed.substring(0, Math.max(0, at));
            String domain = ascii(typed.substring(at + 1));
            if (typed.length() > LONGEST || local.length() + 1 + domain.length() > LONGEST) {
                return wrong(Flaw.Kind.LENGTH, "3.." + LONGEST);
            }
            boolean right = local.length() <= LONGEST_LOCAL
                    && LOCAL.matcher(local).matches()
                    && DOMAIN.matcher(domain).matches();
            return right ? new Good(local + '@' + domain) : wrong(Flaw.Kind.SHAPE, "nome@example.it");
        }

        /** Empty if there is no such name. */
        private static String ascii(String domain) {
            try {
                return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            } catch (IllegalArgumentException e) {
                return "";
            }
        }
    }

    /** Numbers of telephones. */
    final class Phone {

        private static final Pattern MOBILE = Pattern.compile("\\+393[0-9]{8,9}|\\+(?!39)[1-9][0-9]{7,14}");
        private static final Pattern ANY = Pattern.compile("\\+39(3[0-9]{8,9}|0[0-9]{5,10})|\\+(?!39)[1-9][0-9]{7,14}");
        private static final Pattern BETWEEN = Pattern.compile("[\\s./()-]+");
        private static final int LONGEST_TYPED = 40;

        private Phone() {}

        private static ContactForm read(String typed, Pattern shape) {
            String number = BETWEEN.matcher(typed).replaceAll("");
            String whole = number.startsWith("00") ? "+" + number.substring(2) : number;
            String known = whole.startsWith("+") ? whole : "+39" + whole;
            return typed.length() <= LONGEST_TYPED && shape.matcher(known).matches()
                    ? new Good(known)
                    : wrong(Flaw.Kind.SHAPE, "+39 333 1234567");
        }
    }

    /** Addresses of letters. */
    final class Letter {

        private static final int FEWEST = 2;
        private static final int MOST = 6;
        private static final int LONGEST_LINE = 50;
        private static final Pattern LINE = Pattern.compile("[\\p{IsLatin}\\p{Mn}0-9 .,;:'’/()&°ªº-]+");

        private Letter() {}

        private static ContactForm read(String typed) {
            List<String> lines = typed.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (lines.size() < FEWEST || lines.size() > MOST) {
                return wrong(Flaw.Kind.RANGE, FEWEST + ".." + MOST);
            }
            if (lines.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
                return wrong(Flaw.Kind.LENGTH, "1.." + LONGEST_LINE);
            }
            return lines.stream().allMatch(line -> LINE.matcher(line).matches())
                    ? new Good(String.join("\n", lines))
                    : wrong(Flaw.Kind.SHAPE, "Via Roma 1");
        }
    }
}
