package it.varco.web.cittadino;

import it.varco.api.catalogue.Receipt;
import it.varco.api.catalogue.Receipts;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a citizen finds the receipts of what they did.
 *
 * @source UX-09
 */
final class ReceiptDesk {

    static final String LIST = "/area/ricevute";
    static final String ONE = "/area/ricevute/ricevuta";
    static final String DOCUMENT = "/area/ricevute/pdf";

    /** Parameter with the number of a receipt. */
    static final String NUMBER = "numero";

    /** Parameter with the number of the receipt after which the list goes on. */
    static final String AFTER = "dopo";

    private static final String FRESH = CitizenPages.DONE;

    private final Receipts receipts;
    private final PageRequest request;
    private final Session session;

    /** @param session that of the request */
    ReceiptDesk(Receipts receipts, PageRequest request, Session session) {
        this.receipts = receipts;
        this.request = request;
        this.session = session;
    }

    /** Where a receipt that was made just now is shown. */
    static String fresh(Receipt receipt) {
        return address(ONE, receipt) + "&" + FRESH + "=si";
    }

    private static String address(String page, Receipt receipt) {
        return page + "?" + NUMBER + "=" + receipt.number();
    }

    PageAnswer list() {
        Optional<String> after = request.parameter(AFTER);
        List<Receipt> found =
                after.map(number -> receipts.earlier(session, number)).orElseGet(() -> receipts.latest(session));
        boolean more = found.size() == Receipts.AT_ONCE;
        return new PageAnswer.Show(
                "receipts",
                Map.of(
                        "receipts",
                        found.stream().map(this::row).toList(),
                        "hasReceipts",
                        !found.isEmpty(),
                        "first",
                        after.isEmpty(),
                        "earlier",
                        more
                                ? LIST + "?" + AFTER + "="
                                        + found.get(found.size() - 1).number()
                                : ""));
    }

    private Map<String, Object> row(Receipt receipt) {
        return Map.of(
                "number", receipt.number(),
                "address", address(ONE, receipt),
                "operation", request.words(receipt, receipt.operation().label()),
                "at", receipt.at(),
                "atIso", Models.iso(receipt.at()));
    }

    PageAnswer one() {
        boolean fresh = request.parameter(FRESH).isPresent();
        return found().<PageAnswer>map(
                        receipt -> new PageAnswer.ShowReceipt(receipt, address(DOCUMENT, receipt), fresh))
                .orElseGet(PageAnswer.Missing::new);
    }

    PageAnswer document() {
        return found().<PageAnswer>map(PageAnswer.SendReceipt::new).orElseGet(PageAnswer.Missing::new);
    }

    private Optional<Receipt> found() {
        return request.parameter(NUMBER).flatMap(number -> receipts.find(session, number));
    }
}
