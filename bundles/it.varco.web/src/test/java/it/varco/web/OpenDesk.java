package it.varco.web;

import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.Place;
import it.varco.api.catalogue.PraticaCard;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.page.PageSet;
import it.varco.api.page.ServiceDesk;
import it.varco.api.session.BrowserToken;
import it.varco.api.session.Caller;
import it.varco.api.session.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The pages without a login, led by the real {@link ServiceDesk}, and a room of services that knows nobody but by their
 * browser.
 */
final class OpenDesk implements PageSet, Catalogue {

    static final String TICKET = "Kx7_pQ-2v";
    static final String START = ServiceDesk.PORTAL + "?operazione=trial.change";
    static final String BY_LINK = START + "&biglietto=" + TICKET;

    private static final Form FORM = Form.builder()
            .field(Field.of("word", FieldKind.TEXT, Text.of("field.word")).build())
            .build();

    private final FakeRooms rooms;
    private final List<Page> pages = List.of(
            Page.at("/portale", Text.of("guest.title"))
                    .shown(request -> new PageAnswer.Missing())
                    .build(),
            Page.at(ServiceDesk.PORTAL, Text.of("guest.title"))
                    .parent("/portale")
                    .shown(desk(ServiceDesk::shown))
                    .sent(desk(ServiceDesk::sent))
                    .build());

    /** What can be used by visitors. */
    volatile Supplier<List<OperationCard>> offered = () -> List.of(new Serving.Card("trial.change"));
    /** What comes of every answer. */
    volatile Supplier<Handling> handling = Handling.Missing::new;

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> browsers = new ConcurrentHashMap<>();

    OpenDesk(FakeRooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public List<Page> pages() {
        return pages;
    }

    private Function<PageRequest, PageAnswer> desk(Function<ServiceDesk, PageAnswer> page) {
        ServiceDesk.Addresses addresses = new ServiceDesk.Addresses(
                Place.PORTALE, ServiceDesk.PORTAL, "/portale", "/portale?fatto=rinuncia", "/portale", receipt -> "/");
        return request -> page.apply(new ServiceDesk(
                addresses,
                this,
                request,
                rooms.access.visitor(request.browserVisit()).orElseThrow()));
    }

    private static String browser(Caller caller) {
        return caller.visit().browser().map(BrowserToken::text).orElseThrow();
    }

    @Override
    public List<OperationCard> offered(Caller caller, Place place) {
        return place == Place.PORTALE && caller.role() == Role.VISITATORE ? offered.get() : List.of();
    }

    @Override
    public List<PraticaCard> underWay(Caller caller) {
        return browsers.entrySet().stream()
                .filter(begun -> begun.getValue().equals(browser(caller)))
                .<PraticaCard>map(begun -> new Serving.Begun(begun.getKey()))
                .toList();
    }

    @Override
    public Handling open(Caller caller, String operation, Optional<String> ticket) {
        asked.add("open " + operation + ticket.map(sent -> " " + sent).orElse(""));
        String pratica = "abcdefghijklmnopqrst" + (10 + browsers.size()) + ".one";
        browsers.put(pratica, browser(caller));
        return show(caller, pratica);
    }

    @Override
    public Handling show(Caller caller, String pratica) {
        return browser(caller).equals(browsers.get(pratica))
                ? new Handling.Ask(new Serving.Begun(pratica), FORM, Map.of())
                : new Handling.Over();
    }

    @Override
    public Handling answer(Caller caller, String pratica, Map<String, String> answer) {
        asked.add("answer " + pratica);
        return show(caller, pratica) instanceof Handling.Over over ? over : handling.get();
    }

    @Override
    public boolean abandon(Caller caller, String pratica) {
        asked.add("abandon " + pratica);
        return browsers.remove(pratica, browser(caller));
    }
}
