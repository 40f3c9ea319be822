package it.varco.credential.spid.answer;

import it.varco.api.identity.CodiceFiscale;
import it.varco.federation.Reading;
import it.varco.federation.ReadingFlaw;
import it.varco.federation.Saml;
import it.varco.federation.SamlReader;
import it.varco.federation.SignatureCheck;
import it.varco.federation.XmlNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what a browser brought back from an identity provider. Nothing of it is used before all checks hold; whether
 * an assertion came before, whoever keeps records has to say (SPID-79). Thread-safe; waits for nothing.
 *
 * @source SPID-41, SPID-43 to SPID-78; SEC-13, SEC-14
 */
public final class ResponseCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseCheck.class);
    private static final Pattern BREAKS = Pattern.compile("[\\r\\n\\t ]");
    private static final int LONGEST = 2 * SamlReader.LARGEST; // in Base64, with whatever breaks

    private final SamlReader reader;
    private final SignatureCheck signatures;

    /** Works with these. */
    public ResponseCheck(SamlReader reader, SignatureCheck signatures) {
        this.reader = reader;
        this.signatures = signatures;
    }

    /**
     * Looks at one response.
     *
     * @param field what stands in the form, in Base64
     */
    public Verdict of(String field, Expectation expected, Instant now) {
        Optional<byte[]> xml = decoded(field);
        if (xml.isEmpty()) {
            return new Verdict.Malformed("spid.base64");
        }
        Reading reading = reader.message(xml.get());
        return reading instanceof Reading.Read read
                ? judged(new Response(read.document(), expected, signatures, now))
                : unreadable(((Reading.Unreadable) reading).why());
    }

    private static Optional<byte[]> decoded(String field) {
        try {
            return field.length() > LONGEST
                    ? Optional.empty()
                    : Optional.of(
                            Base64.getDecoder().decode(BREAKS.matcher(field).replaceAll("")));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /** What is XML and not valid was read, and is refused like whatever the checks refuse. */
    private static Verdict unreadable(ReadingFlaw why) {
        return switch (why) {
            case TOO_LARGE -> new Verdict.Malformed("spid.size");
            case NOT_UTF_8 -> new Verdict.Malformed("spid.encoding");
            case NOT_XML, INSTRUCTION -> new Verdict.Malformed("spid.xml");
            case NOT_VALID -> new Verdict.Refused("spid.schema");
        };
    }

    private static Verdict judged(Response response) {
        Optional<String> flaw = ResponseTable.flaw(ResponseTable.MESSAGE, response);
        if (flaw.isPresent()) {
            return new Verdict.Refused(flaw.get());
        }
        boolean success = response.statusCode()
                .filter(code -> Response.has(code, "Value", Saml.SUCCESS))
                .isPresent();
        if (!success) {
            boolean signed = response.flaw(response.root()).isEmpty();
            return new Verdict.Failed(ErrorCode.in(response.statusMessage()), signed);
        }
        return ResponseTable.flaw(ResponseTable.ASSERTED, response)
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> new Verdict.Accepted(proof(response)));
    }

    /** All rows hold, so all of it is there. */
    private static Proof proof(Response response) {
        Attributes attributes = response.attributes();
        List<String> asked = response.expected().request().asked().attributes();
        List<String> strays = attributes.strays(asked);
        if (!strays.isEmpty()) {
            LOG.warn(
                    "Attributes stray from their form, provider={} attributes={}",
                    response.expected().provider().entityId(),
                    strays);
        }
        CodiceFiscale codiceFiscale = attributes.codiceFiscale().orElseThrow();
        LocalDate born = attributes.date(Attributes.DATE_OF_BIRTH).orElseThrow();
        XmlNode assertion = response.assertion().orElseThrow();
        return new Proof(
                new Person(codiceFiscale, attributes.displayName(asked), born),
                response.classReference().flatMap(SpidLevel::named).orElseThrow(),
                assertion.attribute("ID").orElseThrow(),
                response.usableUntil(),
                response.inAssertion("AuthnStatement")
                        .flatMap(statement -> statement.attribute("SessionIndex"))
                        .orElse(""));
    }
}
