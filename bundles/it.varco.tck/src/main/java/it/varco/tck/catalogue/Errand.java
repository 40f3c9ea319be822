package it.varco.tck.catalogue;

import it.varco.api.identity.CodiceFiscale;
import it.varco.spi.catalogue.ServiceStep;
import it.varco.tck.credential.Person;
import java.util.Objects;

/**
 * Somebody who uses an operation of a service, played by a test.
 *
 * @param operation name of the operation
 * @param person whom it is about
 * @param answers what they type into the forms
 * @param end how it ends: {@link ServiceStep.Answered}, {@link ServiceStep.Done} or {@link ServiceStep.Rejected}
 */
public record Errand(String operation, CodiceFiscale person, Person answers, Class<? extends ServiceStep> end) {
    /** Nothing may be missing. */
    public Errand {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(answers, "answers");
        if (end != ServiceStep.Answered.class && end != ServiceStep.Done.class && end != ServiceStep.Rejected.class) {
            throw new IllegalArgumentException("end: expected Answered, Done or Rejected");
        }
    }
}
