package it.varco.api.health;

import java.util.List;

/**
 * How the gateway is.
 *
 * @param condition {@link Condition#RED} when it is not able to do its work
 * @param findings each thing that was examined, by name; the reasons stand there
 */
public record HealthReport(Condition condition, List<Finding> findings) {}
