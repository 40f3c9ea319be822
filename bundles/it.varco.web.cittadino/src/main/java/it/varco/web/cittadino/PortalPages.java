package it.varco.web.cittadino;

import it.varco.api.access.AccessControl;
import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Place;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.page.PageSet;
import it.varco.api.page.ServiceDesk;
import it.varco.api.session.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * What can be done without signing in: the operations that are here now, and the page that leads their dialogues.
 *
 * <p>Whoever is signed in comes as a visitor too, known by the browser alone, so nothing here is done in a session.
 *
 * @source D-40, SEC-31
 */
@Component(name = "it.varco.web.cittadino.portal", service = PageSet.class)
public final class PortalPages implements PageSet {

    static final String PORTAL = "/portale";

    private static final ServiceDesk.Addresses SERVICES = new ServiceDesk.Addresses(
            Place.PORTALE,
            ServiceDesk.PORTAL,
            PORTAL,
            CitizenPages.after(PORTAL, Done.ABANDONED),
            CitizenPages.after(PORTAL, Done.OVER),
            receipt -> {
                throw new IllegalStateException("receipt: expected none where nobody is signed in");
            });

    private final List<Page> pages = List.of(
            Page.at(PORTAL, Text.of("portal.title"))
                    .shown(with(PortalPages::overview))
                    .build(),
            Page.at(ServiceDesk.PORTAL, Text.of("service.title"))
                    .parent(PORTAL)
                    .shown(with((desk, request) -> desk.shown()))
                    .sent(with((desk, request) -> desk.sent()))
                    .build());

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable AccessControl access;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Catalogue catalogue;

    /** For the component runtime, which brings the rooms when they are there. */
    public PortalPages() {}

    PortalPages(@Nullable AccessControl access, @Nullable Catalogue catalogue) {
        this.access = access;
        this.catalogue = catalogue;
    }

    @Override
    public List<Page> pages() {
        return pages;
    }

    /** What a page answers while both rooms are here; looked for once for each request (D-42). */
    private Function<PageRequest, PageAnswer> with(Answering page) {
        return request -> {
            AccessControl guard = access;
            Catalogue services = catalogue;
            if (guard == null || services == null) {
                return new PageAnswer.Unavailable();
            }
            Optional<Caller> visitor = guard.visitor(request.browserVisit());
            return visitor.map(caller -> page.answer(new ServiceDesk(SERVICES, services, request, caller), request))
                    .orElseGet(PageAnswer.Missing::new);
        };
    }

    private static PageAnswer overview(ServiceDesk desk, PageRequest request) {
        List<Map<String, Object>> groups = desk.groups();
        return new PageAnswer.Show(
                "portal",
                Map.of(
                        "groups",
                        groups,
                        "hasGroups",
                        !groups.isEmpty(),
                        "begun",
                        desk.underWay(),
                        "notices",
                        CitizenPages.notices(request)));
    }

    private interface Answering {

        PageAnswer answer(ServiceDesk desk, PageRequest request);
    }
}
