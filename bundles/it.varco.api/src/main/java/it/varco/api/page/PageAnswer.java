package it.varco.api.page;

import it.varco.api.access.Decision;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.Receipt;
import it.varco.api.session.Login;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.regex.Pattern;

/** What a page answers. */
public sealed interface PageAnswer {

    /**
     * Show a template of the bundle that contributes the page.
     *
     * @param template its name without folder and ending, in {@code OSGI-INF/templates}
     * @param model what the template shows, by name: strings, booleans, {@link it.varco.api.form.Text},
     *     {@link it.varco.api.form.Sentence}, instants, and lists and maps of these; every value is escaped
     */
    record Show(String template, Map<String, Object> model) implements PageAnswer {}

    /**
     * Show a template again because what was typed is wrong: nothing was changed (UX-03). The status is 422 and the
     * title begins with "Errore: ".
     *
     * @param template as in {@link Show}
     * @param model as in {@link Show}; what was typed, secrets excepted, and all the errors
     */
    record Rejected(String template, Map<String, Object> model) implements PageAnswer {}

    /**
     * Nothing was done because access control said no, and the refusal is recorded. Shown as the page of that decision:
     * a new login is offered where that would help.
     */
    record Forbidden(Decision why) implements PageAnswer {}

    /** Somebody changed it since the page was shown; nothing was done. The person is asked to look again. */
    record Outdated() implements PageAnswer {}

    /** Go on with a login that a page began, as {@link it.varco.api.session.Logins} answered. */
    record Enter(Login login) implements PageAnswer {}

    /**
     * Go on in a dialogue with a service, as {@link it.varco.api.catalogue.Catalogue} answered.
     *
     * @param address path and query of this site from which the dialogue goes on: forms are sent there, with the
     *     identifier of the pratica in the field {@code pratica}; of {@link Handling.Receipted}, where the receipt is
     *     shown
     */
    record Serve(Handling handling, String address) implements PageAnswer {}

    /**
     * Show a receipt, and lead to the same as a document where documents can be made.
     *
     * @param document path and query of this site where a page answers {@link SendReceipt}
     * @param fresh whether it was made just now
     */
    record ShowReceipt(Receipt receipt, String document, boolean fresh) implements PageAnswer {}

    /** Send a receipt as a document to keep, drawn from the same template as the page (OUT-06). */
    record SendReceipt(Receipt receipt) implements PageAnswer {}

    /**
     * Send a file whose content came from elsewhere. Whatever is in it loads nothing, runs nothing and sends nothing
     * (SEC-51).
     *
     * @param name 1 to 60 letters, digits, dots, hyphens and underscores, none of them a dot at the start
     */
    record SendFile(FileKind kind, String name, ByteBuffer content) implements PageAnswer {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,59}");

        /** @throws IllegalArgumentException if {@code name} has another shape */
        public SendFile {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("file name: expected 1 to 60 letters, digits, dots, hyphens");
            }
            content = content.asReadOnlyBuffer();
        }
    }

    /** What a file is, whatever it says itself. */
    enum FileKind {
        /** A document to keep. */
        PDF,
        /** The part of a mail that is a page, shown by itself. */
        MAIL
    }

    /** Send the browser to another page of this site; the answer to every change that succeeded. */
    record SeeOther(String path) implements PageAnswer {}

    /** There is nothing here, or nothing this person may know of. */
    record Missing() implements PageAnswer {}

    /** What the page needs is not here at this moment; the person is asked to try again (D-42). */
    record Unavailable() implements PageAnswer {}

    /** Send the browser to a page and let it forget the session, whose token no longer opens anything. */
    record SignedOut(String path) implements PageAnswer {}
}
