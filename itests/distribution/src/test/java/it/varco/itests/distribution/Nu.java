package it.varco.itests.distribution;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The Nu HTML checker, on pages as they are served.
 *
 * <p>A page that differs from one without errors only in what is new each time is not examined again. Thread-safe.
 *
 * @source UX-60
 */
final class Nu {

    private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc"; // held in the checker's jar

    /** Tokens, reference codes, instants and counts. */
    private static final Pattern NEW_EACH_TIME = Pattern.compile(
            "(?<=type=\"hidden\" name=\"[\\w-]{1,40}\" value=\")[^\"]*|(?<=<strong class=\"varco-code\">)[^<]*|[0-9]+");

    private static final Nu CHECKER = set();

    private static volatile boolean resting;

    private final SimpleDocumentValidator validator;
    private final Complaints complaints = new Complaints();
    private final Set<String> right = new HashSet<>();

    private Nu() throws Exception {
        validator = new SimpleDocumentValidator(true, false, false);
        validator.setUpMainSchema(SCHEMA, complaints);
        validator.setUpValidatorAndParsers(complaints, false, false);
    }

    private static Nu set() {
        try {
            return new Nu();
        } catch (Exception declared) { // the checker declares no other
            throw new IllegalStateException("the checker does not start", declared);
        }
    }

    /** From now on nothing is examined: something is being measured. */
    static void rest() {
        resting = true;
    }

    /** What is wrong with a page, each with its line. */
    static List<String> errors(String page) {
        return resting ? List.of() : CHECKER.examine(page);
    }

    private synchronized List<String> examine(String page) {
        String same = NEW_EACH_TIME.matcher(page).replaceAll("0");
        if (right.contains(same)) {
            return List.of();
        }
        complaints.errors.clear();
        try {
            validator.checkHtmlInputSource(new InputSource(new StringReader(page)));
        } catch (SAXException e) {
            throw new IllegalStateException("the checker failed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (complaints.errors.isEmpty()) {
            right.add(same);
        }
        List<String> lines = page.lines().toList();
        return complaints.errors.stream().map(error -> said(error, lines)).toList();
    }

    private static String said(SAXParseException about, List<String> lines) {
        int line = Math.min(Math.max(about.getLineNumber(), 1), lines.size());
        return "line " + line + ": " + about.getMessage() + " " + lines.get(line - 1);
    }

    /** Errors count; warnings are about browsers of the year the checker was made. */
    private static final class Complaints implements ErrorHandler {

        private final List<SAXParseException> errors = new ArrayList<>();

        @Override
        public void warning(SAXParseException about) {}

        @Override
        public void error(SAXParseException about) {
            errors.add(about);
        }

        @Override
        public void fatalError(SAXParseException about) {
            error(about);
        }
    }
}
