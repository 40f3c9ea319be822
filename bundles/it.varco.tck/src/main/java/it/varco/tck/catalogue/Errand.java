package it.varco.tck.catalogue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.credential.Person;
import java.util.Objects;
import java.util.Set;

/**
 * Somebody who uses an operation of a service, played by a test.
 *
 * @param operation name of the operation
 * @param person whom it is about
 * @param answers what they type into the forms
 * @param end how it ends: {@link ServiceStep.Answered}, {@link ServiceStep.Done}, {@link ServiceStep.Rejected} or
 *     {@link ServiceStep.Refused}
 * @param ticket what the link carried that led them there; empty for none
 */
public record Errand(
        String operation, CodiceFiscale person, Person answers, Class<? extends ServiceStep> end, String ticket) {

    /** Somebody whom no link led there. */
    public Errand(String operation, CodiceFiscale person, Person answers, Class<? extends ServiceStep> end) {
        this(operation, person, answers, end, "");
    }

    private static final Set<Class<? extends ServiceStep>> ENDS = Set.of(
            ServiceStep.Answered.class, ServiceStep.Done.class, ServiceStep.Rejected.class, ServiceStep.Refused.class);

    /** Nothing may be missing. */
    public Errand {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(answers, "answers");
        Objects.requireNonNull(ticket, "ticket");
        if (!ENDS.contains(end)) {
            throw new IllegalArgumentException("end: expected Answered, Done, Rejected or Refused");
        }
    }
}
