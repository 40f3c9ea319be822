package it.varco.rest;

import it.varco.api.access.AccessControl;
import it.varco.api.session.Caller;
import it.varco.api.session.Channel;
import it.varco.api.session.Visit;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request in or not, before anything is known of what it asks for.
 *
 * <p>There is no address that is open without a token, not even one that does not exist.
 *
 * @source D-46, SEC-22, SEC-27, SEC-45
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class Doorkeeper implements ContainerRequestFilter {

    private static final String VISIT = "it.varco.rest.visit";
    private static final String LEFT = "it.varco.rest.left";

    /** The token of RFC 6750, of a length that no real one has. */
    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]{1,512}={0,2})");

    /** Jersey answers these by itself; this interface does not have them (SEC-44). */
    private static final Set<String> NOT_SERVED = Set.of("HEAD", "OPTIONS");

    /** How the token of an application begins. */
    private static final String APPLICATION = "varco_";

    private static final String NO_METHOD = "NONE";

    /** An IPv6 address whose end is written as one of IPv4 (RFC 4291 section 2.2). */
    private static final int LONGEST_ADDRESS = 45;

    private final Supplier<Present> rooms;
    private final Clock clock;
    private final References references = new References();
    private final KnownTokens known;

    /** Of those whose token has to be asked about; each refusal of access control is written to the trail. */
    private final NetworkBudgets others;

    /** Of those who are refused without a look at a token; pages that call from elsewhere are among them. */
    private final NetworkBudgets strangers;

    /** Stands for the request of the thread that uses it. */
    @Context
    private @Nullable HttpServletRequest connection;

    /** @param rooms asked once per request */
    Doorkeeper(Supplier<Present> rooms, Clock clock, int callsPerMinute) {
        this.rooms = rooms;
        this.clock = clock;
        this.known = new KnownTokens(callsPerMinute);
        this.others = new NetworkBudgets(callsPerMinute);
        this.strangers = new NetworkBudgets(callsPerMinute);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        HttpServletRequest from = Objects.requireNonNull(connection, "connection");
        Visit visit = Visit.at(clock.instant(), address(from), references.next())
                .language(Locale.ENGLISH)
                .channel(Channel.MANAGEMENT)
                .build();
        request.setProperty(VISIT, visit);
        request.setProperty(LEFT, of(others, visit).look(visit.at()));
        forgetUnreadableAccept(request);
        Present present = rooms.get();
        if (!present.listener().answersAt(from.getLocalPort())) {
            refuse(request, visit, Kind.NOT_FOUND);
        } else if (!present.listener().isHost(host(from))) {
            request.abortWith(Kind.MISDIRECTED.answer());
        } else if (!present.listener()
                .isOwnPage(request.getHeaderString("Origin"), request.getHeaderString("Sec-Fetch-Site"))) {
            refuse(request, visit, Kind.CROSS_SITE);
        } else if (request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            refuse(request, visit, Kind.UNAUTHENTICATED);
        } else {
            ask(request, visit, present);
        }
    }

    /** A token that is not known yet is paid for before anybody is asked: each refusal makes the trail longer. */
    private void ask(ContainerRequestContext request, Visit visit, Present present) {
        String token = token(request);
        if (known.budget(token).isEmpty() && !within(of(others, visit).take(visit.at()), request)) {
            return;
        }
        Optional<Caller> caller = caller(present.room(AccessControl.class), token, visit);
        if (caller.isPresent()) {
            admit(request, new Asked(caller.get(), present), known.accepted(token));
        } else {
            known.refused(token);
            request.abortWith(Kind.UNAUTHENTICATED.answer());
        }
    }

    /** The two kinds of tokens are told apart by how they begin, so that a wrong one is refused, and recorded, once. */
    private static Optional<Caller> caller(AccessControl access, String token, Visit visit) {
        return token.startsWith(APPLICATION) ? access.application(token, visit) : access.serviceAccount(token, visit);
    }

    private static void admit(ContainerRequestContext request, Asked asked, Budget budget) {
        if (!within(budget.take(asked.caller().visit().at()), request)) {
            return;
        }
        asked.enter(request);
        if (NOT_SERVED.contains(request.getMethod())) {
            request.setMethod(NO_METHOD); // so that the answer is the same as for every other method that is not here
        }
    }

    /** Those who are refused unseen have a budget of their own, so that they never use up that of the others. */
    private void refuse(ContainerRequestContext request, Visit visit, Kind why) {
        if (within(of(strangers, visit).take(visit.at()), request)) {
            request.abortWith(why.answer());
        }
    }

    private static Budget of(NetworkBudgets budgets, Visit visit) {
        return budgets.of(visit.address(), visit.at());
    }

    /** Tells the caller what is left; ends the call if it is beyond the budget. */
    private static boolean within(Budget.Left left, ContainerRequestContext request) {
        request.setProperty(LEFT, left);
        if (!left.within()) {
            request.abortWith(Kind.TOO_MANY_REQUESTS.answer());
        }
        return left.within();
    }

    /** No answer at all could be written otherwise, not even one that refuses. */
    private static void forgetUnreadableAccept(ContainerRequestContext request) {
        try {
            request.getAcceptableMediaTypes();
        } catch (ProcessingException e) {
            request.getHeaders().remove(HttpHeaders.ACCEPT);
        }
    }

    /** HTTP/2 has a field of its own for it. */
    private static String host(HttpServletRequest from) {
        String header = from.getHeader(HttpHeaders.HOST);
        return header == null ? from.getServerName() + ":" + from.getServerPort() : header;
    }

    /** Empty if there is none, more than one, or something that cannot be one. */
    private static String token(ContainerRequestContext request) {
        List<String> sent = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        Matcher bearer = BEARER.matcher(sent.size() == 1 ? sent.get(0) : "");
        return bearer.matches() ? bearer.group(1) : "";
    }

    /** Without the zone that a link-local address carries, so that it is never too long. */
    private static String address(HttpServletRequest from) {
        String address = from.getRemoteAddr();
        int end = address.indexOf('%') < 0 ? address.length() : address.indexOf('%');
        return address.substring(0, Math.min(end, LONGEST_ADDRESS));
    }

    /** The request as it came through the door; empty if it was refused before the door. */
    static Optional<Visit> visit(ContainerRequestContext request) {
        return request.getProperty(VISIT) instanceof Visit visit ? Optional.of(visit) : Optional.empty();
    }

    /** What the caller is told about the budget; empty where nobody looked at it. */
    static Optional<Budget.Left> left(ContainerRequestContext request) {
        return request.getProperty(LEFT) instanceof Budget.Left left ? Optional.of(left) : Optional.empty();
    }
}
