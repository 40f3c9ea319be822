package it.varco.api.health;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Tells how much it does; registered as a service, asked when somebody collects the figures. */
@ConsumerType
public interface Measured {

    /** The figures now; never blocks for the store. Thread-safe. */
    List<Measurement> measurements();
}
