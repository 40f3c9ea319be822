package it.varco.api.plugin;

/** Why a call into a plugin came to nothing. In no case does it say anything about a person. */
public enum CallFailure {
    /** No such plugin is here. */
    ABSENT,
    /** An administrator switched it off, or it drains and this would begin something. */
    OFF,
    /** All its places are taken. */
    BUSY,
    /** It did not answer within the time limit. */
    TIMEOUT,
    /** It threw something, answered {@code null}, or was replaced in the middle of the call. */
    FAULT
}
