package it.varco.web.operatore;

import it.varco.api.catalogue.OperationCard;
import it.varco.api.catalogue.PraticaCard;
import it.varco.api.form.Text;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Medium;
import it.varco.api.notification.OutboxLine;
import it.varco.api.notification.Undelivered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A message that could not be handed over, and what else lies on the desk of an officer.
 *
 * @param person empty once erased
 */
record Posted(
        String id,
        Optional<CodiceFiscale> person,
        Optional<Medium> medium,
        String address,
        String why,
        boolean canBeRetried)
        implements Undelivered {

    static final Posted REFUSED = new Posted(
            "m1", Optional.of(Samples.ROSSI), Optional.of(Medium.EMAIL), "m****o@example.it", "mail.address", true);
    static final Posted ERASED = new Posted("m2", Optional.empty(), Optional.empty(), "", "fax.line-busy", false);

    static List<Undelivered> many(int number) {
        return IntStream.rangeClosed(1, number)
                .<Undelivered>mapToObj(i -> new Posted(
                        "m" + i, REFUSED.person, REFUSED.medium, REFUSED.address, "notification.no-contact", true))
                .toList();
    }

    @Override
    public String owner() {
        return "it.varco.credential.pin";
    }

    @Override
    public String kind() {
        return "pin.changed";
    }

    @Override
    public String title() {
        return "Il tuo PIN è cambiato";
    }

    @Override
    public Instant entered() {
        return Anna.NOW.minus(Duration.ofDays(3));
    }

    @Override
    public Instant since() {
        return Anna.NOW;
    }

    record Line(Medium medium, long waiting, Optional<Instant> oldest, long undelivered, Optional<String> channel)
            implements OutboxLine {}

    /** An operation of a service. */
    record Card(String name) implements OperationCard {

        @Override
        public String owner() {
            return "it.varco.elsewhere";
        }

        @Override
        public Text label() {
            return Text.of(name + ".label");
        }

        @Override
        public Text description() {
            return Text.of(name + ".description");
        }
    }

    /** A dialogue that was begun. */
    record Begun(String id, boolean available) implements PraticaCard {

        @Override
        public OperationCard operation() {
            return new Card("call.next");
        }

        @Override
        public Instant openedAt() {
            return Anna.NOW;
        }

        @Override
        public Instant expiry() {
            return Anna.NOW.plus(Duration.ofDays(1));
        }
    }
}
