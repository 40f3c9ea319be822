package it.varco.web;

import it.varco.api.catalogue.Receipt;
import it.varco.api.document.Documents;
import it.varco.api.form.Text;
import it.varco.api.page.PageAnswer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Receipts, drawn from one template as a page and as a document to keep.
 *
 * <p>A receipt says what it said at first, in the words of then, whatever became of the service.
 *
 * @source UX-09, OUT-06
 */
final class ReceiptPages {

    private static final String ITALIAN = Language.ITALIAN.code();
    private static final int OK = 200;

    private final Drawing drawing;
    private final Contributions contributions;

    ReceiptPages(Drawing drawing, Contributions contributions) {
        this.drawing = drawing;
        this.contributions = contributions;
    }

    /** @param above the page above it, with {@code url} and {@code label} */
    Answer page(
            Exchange exchange, Map<String, Object> around, Map<String, Object> above, PageAnswer.ShowReceipt shown) {
        Receipt receipt = shown.receipt();
        around.put("title", title(exchange, receipt));
        Map<String, Object> model = model(exchange, receipt);
        boolean made = exchange.rooms().documents().isPresent();
        model.put("document", made ? Map.of("url", shown.document()) : false);
        model.put("done", shown.fresh());
        model.put("above", above);
        return drawing.page(exchange, OK, "receipt", around, model);
    }

    /** Where nobody makes documents, or too many are being made, the person is asked to try again (D-42). */
    Answer document(Exchange exchange, Receipt receipt) {
        Optional<Documents> maker = exchange.rooms().documents();
        if (maker.isEmpty()) {
            return drawing.problem(exchange, Problem.STARTING);
        }
        Map<String, Object> around = drawing.around(exchange, title(exchange, receipt));
        byte[] page = drawing.bytes(exchange, "receipt-document", around, model(exchange, receipt));
        return maker.get()
                .pdf(new String(page, StandardCharsets.UTF_8), receipt.at())
                .map(pdf -> sent(exchange, receipt, pdf))
                .orElseGet(() -> drawing.problem(exchange, Problem.STARTING));
    }

    private static Answer sent(Exchange exchange, Receipt receipt, byte[] pdf) {
        String file = "ricevuta-" + receipt.number() + ".pdf";
        return Answer.of(OK, pdf)
                .with("Content-Type", "application/pdf")
                .with("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .with("Content-Language", exchange.language().code())
                .with("Cache-Control", "no-store");
    }

    private String title(Exchange exchange, Receipt receipt) {
        return drawing.texts(exchange).of("receipt.title", receipt.number());
    }

    private Map<String, Object> model(Exchange exchange, Receipt receipt) {
        Texts words = words(contributions, receipt, exchange.language());
        Text about = receipt.operation().label();
        ViewModel view = new ViewModel(receipt.view(), words, UnaryOperator.identity()); // what was done leads nowhere
        Map<String, Object> model = new HashMap<>(view.model());
        model.put("heading", words.of(receipt.view().heading().orElse(about)));
        model.put("operation", words.of(about));
        model.put("number", receipt.number());
        model.put("at", receipt.at());
        model.put("atIso", Moments.iso(receipt.at()));
        model.put("name", receipt.name().orElse(""));
        model.put("codiceFiscale", receipt.person().value());
        model.put("role", receipt.role().name().toLowerCase(Locale.ROOT));
        model.put("kept", receipt.keptUntil());
        model.put("keptIso", Moments.iso(receipt.keptUntil()));
        return model;
    }

    /**
     * The words of a receipt. In a language that the bundle of the service did not speak itself they are those of
     * today's pack, where the service is here, and Italian behind its mark where it is not.
     */
    static Texts words(Contributions contributions, Receipt receipt, Language language) {
        Map<String, String> italian = receipt.words().getOrDefault(ITALIAN, Map.of());
        Map<String, String> own = receipt.words().get(language.code());
        return new Texts(
                receipt.operation().owner(),
                language,
                own == null ? today(contributions, receipt, language) : own,
                italian,
                contributions.own().texts(language));
    }

    private static Map<String, String> today(Contributions contributions, Receipt receipt, Language language) {
        Texts now = contributions.of(receipt.operation().owner()).texts(language);
        Map<String, String> words = new HashMap<>();
        for (String key : receipt.words().getOrDefault(ITALIAN, Map.of()).keySet()) {
            if (now.has(key) && !now.pattern(key).startsWith(Texts.MARK)) {
                words.put(key, now.pattern(key));
            }
        }
        return words;
    }
}
