package it.varco.demo.idp;

import it.varco.federation.Saml;
import it.varco.federation.SamlInstant;
import it.varco.federation.XmlNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/**
 * What the service is told of its request, one rule after the other; the first that is broken counts.
 *
 * @source protocols 1.4, rows 8 to 18
 */
final class RequestRules {

    private static final Duration OLDEST = Duration.ofMinutes(5); // a guess: the rules give no figure
    private static final Duration SKEW = Duration.ofMinutes(1); // as SPID-80 has it for responses
    private static final Set<String> YES = Set.of("true", "1");

    private final Map<String, URI> places;
    private final String entityId;
    private final Map<SpidError, Predicate<Arrived>> rules = new LinkedHashMap<>();

    /**
     * @param places where requests come in, by binding
     * @param entityId of this identity provider
     * @param isUsedUp whether a request with an identifier was answered already
     */
    RequestRules(Map<String, URI> places, String entityId, Predicate<String> isUsedUp) {
        this.places = Map.copyOf(places);
        this.entityId = entityId;
        rules.put(SpidError.VERSION, each -> has(each, "Version", Saml.VERSION));
        rules.put(
                SpidError.IDENTIFIER,
                each -> !isUsedUp.test(each.attribute("ID").orElseThrow()));
        rules.put(SpidError.LEVEL, each -> each.level().isPresent());
        rules.put(SpidError.INSTANT, RequestRules::isOfNow);
        rules.put(SpidError.DESTINATION, this::isForUs);
        rules.put(SpidError.PASSIVE, each -> each.attribute("IsPassive").isEmpty());
        rules.put(SpidError.SERVICE_ADDRESS, each -> each.address().isPresent());
        rules.put(SpidError.NAME_FORMAT, RequestRules::wantsAPassingName);
        rules.put(SpidError.ATTRIBUTES, RequestRules::asksForAKnownSet);
        rules.put(SpidError.REQUEST, RequestRules::hasWhatItNeedsAndNoMore);
    }

    /** The first that a request breaks; empty if it is in order. */
    Optional<SpidError> broken(Arrived request) {
        if (!request.root().is(Saml.protocol("AuthnRequest"))) {
            return Optional.of(SpidError.REQUEST);
        }
        return rules.entrySet().stream()
                .filter(rule -> !rule.getValue().test(request))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean has(Arrived request, String attribute, String value) {
        return request.attribute(attribute).filter(value::equals).isPresent();
    }

    /** SPID-21. */
    private static boolean isOfNow(Arrived request) {
        Instant now = request.now();
        return request.attribute("IssueInstant")
                .flatMap(SamlInstant::parse)
                .filter(issued -> !issued.isAfter(now.plus(SKEW)) && !issued.isBefore(now.minus(OLDEST)))
                .isPresent();
    }

    /** The older form of SPID, our name, counts as well (SPID-22). */
    private boolean isForUs(Arrived request) {
        return Stream.of(String.valueOf(places.get(request.binding())), entityId)
                .anyMatch(place -> has(request, "Destination", place));
    }

    /** SPID-28. */
    private static boolean wantsAPassingName(Arrived request) {
        return request.root()
                .child(Saml.protocol("NameIDPolicy"))
                .filter(policy -> policy.attribute("AllowCreate").isEmpty())
                .flatMap(policy -> policy.attribute("Format"))
                .filter(Saml.TRANSIENT::equals)
                .isPresent();
    }

    /** SPID-25. */
    private static boolean asksForAKnownSet(Arrived request) {
        return request.attribute("AttributeConsumingServiceIndex").isEmpty()
                || request.attributes().isPresent();
    }

    /**
     * What has no number of its own: a new proof where two factors are asked (SPID-23), nothing of SPID-30, SPID-32.
     */
    private static boolean hasWhatItNeedsAndNoMore(Arrived request) {
        boolean proofIsNew = request.level().orElseThrow() == 1
                || request.attribute("ForceAuthn").filter(YES::contains).isPresent();
        boolean twiceSigned = request.binding().equals(Saml.HTTP_REDIRECT)
                && request.root().children().stream()
                        .anyMatch(child -> child.name().getNamespaceURI().equals(Saml.SIGNATURE));
        boolean bare = Stream.of(Saml.assertion("Subject"), Saml.assertion("Conditions"), Saml.protocol("Scoping"))
                .allMatch(name -> none(request.root(), name));
        return proofIsNew && !twiceSigned && bare;
    }

    private static boolean none(XmlNode root, QName name) {
        return root.children(name).isEmpty();
    }
}
