package it.varco.api.plugin;

import it.varco.api.session.Login.Absence;

/** Why a call into a plugin came to nothing. In no case does it say anything about a person. */
public enum CallFailure {
    /** No such plugin is here. */
    ABSENT("plugin.absent", Absence.ABSENT),
    /** An administrator switched it off, or it drains and this would begin something. */
    OFF("plugin.off", Absence.OFF),
    /** All its places are taken. */
    BUSY("plugin.busy", Absence.BUSY),
    /** It did not answer within the time limit. */
    TIMEOUT("plugin.timeout", Absence.FAULT),
    /** It threw something, answered {@code null}, or was replaced in the middle of the call. */
    FAULT("plugin.fault", Absence.FAULT),
    /** It failed too often just now, so it was not asked; half a minute later it is tried again (SEC-85). */
    SUSPENDED("plugin.suspended", Absence.FAULT);

    private final String code;
    private final Absence absence;

    CallFailure(String code, Absence absence) {
        this.code = code;
        this.absence = absence;
    }

    /** Stable code for the trail, such as {@code plugin.timeout}. */
    public String code() {
        return code;
    }

    /** What the person is told: less than the operator, who reads the code. */
    public Absence absence() {
        return absence;
    }
}
