package it.varco.demo.idp;

import it.varco.federation.RedirectBinding;
import it.varco.federation.Saml;
import it.varco.federation.SamlWriter;
import it.varco.federation.SigningKey;
import it.varco.federation.XmlDraft;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A request of the service, in order until something of it is changed. */
final class Request {

    private final String id = "_" + UUID.randomUUID();
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, String> issuer = new LinkedHashMap<>();
    private final Map<String, String> policy = new LinkedHashMap<>();
    private final List<XmlDraft> before = new ArrayList<>();
    private final List<XmlDraft> after = new ArrayList<>();
    private final List<String> levels = new ArrayList<>();
    private String element = "AuthnRequest";
    private String name = TestService.ENTITY_ID;
    private boolean policed = true;
    private boolean issued = true;

    /** @param place where it goes */
    Request(String place) {
        attributes.put("ID", id);
        attributes.put("Version", Saml.VERSION);
        attributes.put(
                "IssueInstant", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        attributes.put("Destination", place);
        attributes.put("ForceAuthn", "true");
        attributes.put("AssertionConsumerServiceIndex", "0");
        attributes.put("AttributeConsumingServiceIndex", "0");
        issuer.put("Format", Saml.ENTITY);
        issuer.put("NameQualifier", TestService.ENTITY_ID);
        policy.put("Format", Saml.TRANSIENT);
        levels.add("https://www.spid.gov.it/SpidL2");
    }

    String id() {
        return attributes.getOrDefault("ID", "");
    }

    Request with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    Request without(String attribute) {
        attributes.remove(attribute);
        return this;
    }

    /** Another message of SAML, which asks for something else. */
    Request as(String other) {
        element = other;
        return this;
    }

    Request from(String entityId) {
        name = entityId;
        return this;
    }

    Request fromNobody() {
        issued = false;
        return this;
    }

    Request issuer(String attribute, String value) {
        issuer.put(attribute, value);
        return this;
    }

    Request issuerWithout(String attribute) {
        issuer.remove(attribute);
        return this;
    }

    Request policy(String attribute, String value) {
        policy.put(attribute, value);
        return this;
    }

    Request policyWithout(String attribute) {
        policy.remove(attribute);
        return this;
    }

    Request withoutPolicy() {
        policed = false;
        return this;
    }

    Request levels(String... classes) {
        levels.clear();
        levels.addAll(List.of(classes));
        return this;
    }

    /** With something right after the issuer. */
    Request beginning(XmlDraft part) {
        before.add(part);
        return this;
    }

    /** With something at the end. */
    Request ending(XmlDraft part) {
        after.add(part);
        return this;
    }

    XmlDraft draft() {
        XmlDraft draft = XmlDraft.of(Saml.protocol(element));
        attributes.forEach(draft::attribute);
        if (issued) {
            XmlDraft own = XmlDraft.of(Saml.assertion("Issuer"));
            issuer.forEach(own::attribute);
            draft.child(own.text(name));
        }
        before.forEach(draft::child);
        if (policed) {
            XmlDraft wanted = XmlDraft.of(Saml.protocol("NameIDPolicy"));
            policy.forEach(wanted::attribute);
            draft.child(wanted);
        }
        after.stream().filter(Request::isConditions).forEach(draft::child);
        if (!levels.isEmpty()) {
            XmlDraft context =
                    XmlDraft.of(Saml.protocol("RequestedAuthnContext")).attribute("Comparison", "minimum");
            levels.forEach(level -> context.child(Saml.assertion("AuthnContextClassRef"), level));
            draft.child(context);
        }
        after.stream().filter(part -> !isConditions(part)).forEach(draft::child);
        return draft;
    }

    /** They come before the level, says the schema. */
    private static boolean isConditions(XmlDraft part) {
        return new String(new SamlWriter().write(part), java.nio.charset.StandardCharsets.UTF_8).contains("Conditions");
    }

    /** As it stands in a form, signed. */
    String posted() {
        return posted(TestService.KEY);
    }

    String posted(SigningKey key) {
        return encoded(draft().signed(key));
    }

    String unsigned() {
        return encoded(draft());
    }

    static String encoded(XmlDraft draft) {
        return Base64.getEncoder().encodeToString(new SamlWriter().write(draft));
    }

    /** As an address, signed. */
    URI address(String relayState) {
        return address(relayState, TestService.KEY);
    }

    URI address(String relayState, SigningKey key) {
        return RedirectBinding.address(
                URI.create(attributes.getOrDefault("Destination", "")),
                "SAMLRequest",
                new SamlWriter().write(draft()),
                relayState,
                key);
    }
}
