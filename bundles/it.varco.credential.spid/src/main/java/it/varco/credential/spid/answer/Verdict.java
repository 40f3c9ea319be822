package it.varco.credential.spid.answer;

import java.util.Objects;

/** What came of looking at an answer. Codes are for the trail, never for the browser. */
public sealed interface Verdict {

    /** Every check holds. */
    record Accepted(Proof proof) implements Verdict {
        /** There is always a proof. */
        public Accepted {
            Objects.requireNonNull(proof, "proof");
        }
    }

    /**
     * The identity provider says that it let nobody in, or somebody who began a login says so in its name.
     *
     * @param signed whether the response has a right signature of the provider, which nothing asks for
     */
    record Failed(ErrorCode error, boolean signed) implements Verdict {
        /** There is always a reason. */
        public Failed {
            Objects.requireNonNull(error, "error");
        }
    }

    /** A check does not hold; the code says which. */
    record Refused(String code) implements Verdict {
        /** There is always a reason. */
        public Refused {
            Objects.requireNonNull(code, "code");
        }
    }

    /** It is no message at all. */
    record Malformed(String code) implements Verdict {
        /** There is always a reason. */
        public Malformed {
            Objects.requireNonNull(code, "code");
        }
    }
}
