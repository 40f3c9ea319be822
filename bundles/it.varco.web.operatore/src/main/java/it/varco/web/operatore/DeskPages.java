package it.varco.web.operatore;

import it.varco.api.access.Operation;
import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.Receipt;
import it.varco.api.catalogue.Receipts;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.notification.Outbox;
import it.varco.api.notification.OutboxLine;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.page.ServiceDesk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The desk of officers who answer calls: what they can do now, each with one key; the dialogue with a service.
 *
 * @source UX-41, ROL-07
 */
final class DeskPages {

    static final String PAGE = "/contact-center";

    private static final String SERVICE = PAGE + "/servizio";
    private static final String RECEIPT = PAGE + "/ricevuta";
    private static final String DOCUMENT = PAGE + "/ricevuta/pdf";
    private static final String NUMBER = "numero";

    /** A card has a key as long as there are digits. */
    private static final int KEYS = 9;

    private static final ServiceDesk.Addresses ADDRESSES = new ServiceDesk.Addresses(
            Place.CONTACT_CENTER,
            SERVICE,
            PAGE,
            Done.ABANDONED.at(Address.of(PAGE)).link(),
            Done.OVER.at(Address.of(PAGE)).link(),
            receipt -> address(RECEIPT, receipt));

    private final Room<Catalogue> catalogue;
    private final Room<Receipts> receipts;
    private final Room<Outbox> outbox;

    DeskPages(Room<Catalogue> catalogue, Room<Receipts> receipts, Room<Outbox> outbox) {
        this.catalogue = catalogue;
        this.receipts = receipts;
        this.outbox = outbox;
    }

    List<Page> pages() {
        return List.of(
                Page.at(PAGE, Text.of("desk.title"))
                        .operation(looking("desk.view").unrecorded().build())
                        .shown(catalogue.page(this::desk))
                        .build(),
                Page.at(SERVICE, Text.of("desk.service"))
                        .operation(looking("desk.service").unrecorded().build())
                        .parent(PAGE)
                        .step()
                        .shown(with(ServiceDesk::shown))
                        .sent(with(ServiceDesk::sent))
                        .build(),
                Page.at(RECEIPT, Text.of("desk.receipt"))
                        .operation(looking("desk.receipt").build())
                        .parent(PAGE)
                        .step()
                        .shown(receipt(
                                receipt -> new PageAnswer.ShowReceipt(receipt, address(DOCUMENT, receipt), true)))
                        .build(),
                Page.at(DOCUMENT, Text.of("desk.receipt.document"))
                        .operation(looking("desk.receipt.document").build())
                        .parent(PAGE)
                        .step()
                        .shown(receipt(PageAnswer.SendReceipt::new))
                        .build());
    }

    private static Operation.Builder looking(String name) {
        return Operation.named(name).role(Place.CONTACT_CENTER.role()).level(AssuranceLevel.SUBSTANTIAL);
    }

    private static String address(String page, Receipt receipt) {
        return Address.of(page).with(NUMBER, receipt.number()).link();
    }

    private PageAnswer desk(Catalogue room, PageRequest request) {
        ServiceDesk desk = new ServiceDesk(ADDRESSES, room, request);
        List<Map<String, Object>> cards = keyed(desk.cards());
        Map<String, Object> model = new HashMap<>();
        model.put("cards", cards);
        model.put("hasCards", !cards.isEmpty());
        model.put("begun", desk.underWay());
        model.put(
                "tasks", outbox.here().<Object>map(here -> tasks(here, request)).orElse(false));
        model.put("messages", MessagePages.PAGE);
        model.put("notices", Done.notices(request));
        return new PageAnswer.Show("desk", model);
    }

    private static List<Map<String, Object>> keyed(List<Map<String, Object>> cards) {
        List<Map<String, Object>> keyed = new ArrayList<>();
        for (Map<String, Object> card : cards) {
            Map<String, Object> row = new HashMap<>(card);
            row.put("key", keyed.size() < KEYS ? String.valueOf(keyed.size() + 1) : "");
            keyed.add(row);
        }
        return keyed;
    }

    /** How many messages wait for somebody to look after them. */
    private static Object tasks(Outbox room, PageRequest request) {
        return Reply.result(room.lines(Models.caller(request)))
                .<Object>map(lines -> Models.count(
                        "desk.tasks",
                        lines.stream().mapToLong(OutboxLine::undelivered).sum()))
                .orElse(false);
    }

    private Function<PageRequest, PageAnswer> with(Function<ServiceDesk, PageAnswer> page) {
        return catalogue.page((here, request) -> page.apply(new ServiceDesk(ADDRESSES, here, request)));
    }

    private Function<PageRequest, PageAnswer> receipt(Function<Receipt, PageAnswer> page) {
        return receipts.page((here, request) -> here.find(Models.caller(request), Models.sent(request, NUMBER))
                .map(page)
                .orElseGet(PageAnswer.Missing::new));
    }
}
