package it.varco.web;

import it.varco.api.catalogue.Receipt;
import it.varco.api.form.Text;
import it.varco.api.page.PageRequest;
import it.varco.api.session.Session;
import it.varco.api.session.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a page gets to know of a request. Used by one thread. */
final class Asked implements PageRequest {

    /** No name of a field of a page begins with it: such fields are of this bundle. */
    private static final String OURS = "_";

    private final Exchange exchange;
    private final Contributions contributions;
    private final Drafts drafts;
    private boolean drafted;

    Asked(Exchange exchange, Contributions contributions, Drafts drafts) {
        this.exchange = exchange;
        this.contributions = contributions;
        this.drafts = drafts;
    }

    Exchange exchange() {
        return exchange;
    }

    /** Whether the page got something that was typed before. */
    boolean drafted() {
        return drafted;
    }

    @Override
    public Visit visit() {
        return exchange.visit();
    }

    @Override
    public Optional<Session> session() {
        return exchange.person();
    }

    @Override
    public Optional<String> parameter(String name) {
        Incoming incoming = exchange.incoming();
        return incoming.form().one(name).or(() -> incoming.query().one(name));
    }

    @Override
    public List<String> parameters(String name) {
        Incoming incoming = exchange.incoming();
        List<String> sent = incoming.form().all(name);
        return sent.isEmpty() ? incoming.query().all(name) : sent;
    }

    @Override
    public Map<String, String> form() {
        Map<String, String> sent = new HashMap<>(exchange.incoming().form().values());
        sent.keySet().removeIf(name -> name.startsWith(OURS));
        return sent;
    }

    @Override
    public Map<String, List<String>> draft() {
        Map<String, List<String>> typed = exchange.incoming().isPost() ? Map.of() : drafts.of(exchange);
        drafted |= !typed.isEmpty();
        return typed;
    }

    @Override
    public String words(String owner, Text text) {
        return contributions.of(owner).texts(exchange.language()).of(text);
    }

    @Override
    public String words(Receipt receipt, Text text) {
        return ReceiptPages.words(contributions, receipt, exchange.language()).of(text);
    }

    @Override
    public Visit browserVisit() {
        return exchange.visitOfBrowser();
    }
}
