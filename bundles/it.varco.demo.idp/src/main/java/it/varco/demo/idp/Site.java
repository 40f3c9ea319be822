package it.varco.demo.idp;

import it.varco.federation.Saml;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses of the identity provider: requests come in, a person chooses, an answer goes out.
 *
 * @source protocols 1.2 to 1.4, seen from the other side; D-09
 */
final class Site implements Function<Asked, Reply> {

    /** Where a request in a form comes in. */
    static final String POST = "/sso/post";

    /** Where a request in an address comes in. */
    static final String REDIRECT = "/sso/redirect";

    static final String METADATA = "/metadata";
    static final String CHOICE = "/accesso";

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final String STYLE = "/stile.css";

    private final byte[] metadata;
    private final ServiceMetadata services;
    private final RequestCheck check;
    private final OpenRequests open;
    private final Responses responses;
    private final ChoiceForm form;
    private final Pages pages = new Pages();
    private final byte[] style = Pages.style();

    Site(
            byte[] metadata,
            ServiceMetadata services,
            RequestCheck check,
            OpenRequests open,
            Responses responses,
            ChoiceForm form) {
        this.metadata = metadata.clone();
        this.services = services;
        this.check = check;
        this.open = open;
        this.responses = responses;
        this.form = form;
    }

    /** Where requests come in at an address, by binding. */
    static Map<String, URI> places(String address) {
        return Map.of(Saml.HTTP_POST, URI.create(address + POST), Saml.HTTP_REDIRECT, URI.create(address + REDIRECT));
    }

    @Override
    public Reply apply(Asked asked) {
        return switch (asked.path()) {
            case POST, REDIRECT -> signOn(asked);
            case CHOICE -> asked.isSent() ? chosen(asked) : choice(asked);
            case METADATA -> Reply.file("application/samlmetadata+xml", metadata);
            case STYLE -> Reply.file("text/css;charset=utf-8", style);
            case "/" -> pages.page(200, "home", asked.words(), "/", Map.of());
            default -> pages.page(404, "missing", asked.words(), "", Map.of());
        };
    }

    private Reply signOn(Asked asked) {
        boolean isPost = asked.path().equals(POST);
        if (asked.isSent() != isPost) {
            return shown(asked, SpidError.PLACE);
        }
        Optional<ServiceProvider> service = services.service();
        if (service.isEmpty()) {
            return shown(asked, SpidError.UNAVAILABLE);
        }
        Verdict verdict = isPost
                ? check.post(asked.fields(), service.get(), asked.at())
                : check.redirect(asked.query(), asked.fields(), service.get(), asked.at());
        if (verdict instanceof Verdict.Fine fine) {
            return Reply.seeOther(here(asked, open.keep(fine.request(), asked.at())));
        }
        if (verdict instanceof Verdict.Told told) {
            LOG.info("request broken, the service is told code={}", told.why().code());
            byte[] answer = responses.error(told.id(), told.address(), told.why(), asked.at());
            return departure(asked, told.address(), answer, told.relayState());
        }
        if (verdict instanceof Verdict.Shown shown) {
            return shown(asked, shown.why());
        }
        throw new IllegalStateException("expected one of the verdicts");
    }

    private Reply shown(Asked asked, SpidError why) {
        LOG.info("request broken, nobody can be told code={}", why.code());
        Map<String, Object> model = Map.of("code", why.code(), "number", why.number());
        return pages.page(why.httpStatus(), "refused", asked.words(), "", model);
    }

    /** Address of the choice for a request, in the language that was chosen. */
    private static String here(Asked asked, String handle) {
        String chosen = asked.field("lang").equals(asked.words().language()) ? "&lang=" + asked.field("lang") : "";
        return CHOICE + "?request=" + handle + chosen;
    }

    private Reply choice(Asked asked) {
        String handle = asked.field("request");
        return open.find(handle, asked.at())
                .map(request -> choice(200, asked, handle, form.model(request, asked, List.of())))
                .orElseGet(() -> over(asked));
    }

    private Reply choice(int status, Asked asked, String handle, Map<String, Object> model) {
        return pages.page(status, "choice", asked.words(), CHOICE + "?request=" + handle, model);
    }

    /** It was answered, took too long, or never was. */
    private Reply over(Asked asked) {
        return pages.page(404, "over", asked.words(), "", Map.of());
    }

    private Reply chosen(Asked asked) {
        String handle = asked.field("request");
        Optional<SignOnRequest> request = open.find(handle, asked.at());
        if (request.isEmpty()) {
            return over(asked);
        }
        Choice choice = form.read(asked);
        if (choice instanceof Choice.Wrong wrong) {
            return choice(400, asked, handle, form.model(request.get(), asked, wrong.keys()));
        }
        return open.take(handle, asked.at())
                .map(taken -> departure(asked, taken, choice))
                .orElseGet(() -> over(asked));
    }

    private Reply departure(Asked asked, SignOnRequest request, Choice choice) {
        if (choice instanceof Choice.Proved proved) {
            LOG.info("request answered level={}", proved.proof().level());
            byte[] answer = responses.proof(request, proved.proof(), asked.at());
            return departure(asked, request.address(), answer, request.relayState());
        }
        if (choice instanceof Choice.Failed failed) {
            LOG.info("request answered code={}", failed.why().code());
            byte[] answer = responses.error(request.id(), request.address(), failed.why(), asked.at());
            return departure(asked, request.address(), answer, request.relayState());
        }
        throw new IllegalStateException("expected one of the choices that are answered");
    }

    private Reply departure(Asked asked, URI address, byte[] answer, String relayState) {
        Map<String, Object> model = Map.of(
                "action",
                address.toString(),
                "response",
                Base64.getEncoder().encodeToString(answer),
                "relayState",
                relayState,
                "hasRelayState",
                !relayState.isEmpty());
        return pages.departure(asked.words(), ServiceMetadata.origin(address), model);
    }
}
