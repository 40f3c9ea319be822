package it.varco.credential.pin;

import it.varco.api.form.FieldError;
import it.varco.credential.hash.SecretHash;
import java.util.List;
import java.util.function.Function;

/** What came of the answer of a person who chose a PIN. */
sealed interface Chosen {

    /** What a dialogue makes of each: two of them carry something, the others are the same whatever was typed. */
    <S> S either(Function<SecretHash, S> good, Function<List<FieldError>, S> wrong, S same, S busy, S unanswered);

    /** It can be taken. */
    record Good(SecretHash hash) implements Chosen {
        @Override
        public <S> S either(
                Function<SecretHash, S> good, Function<List<FieldError>, S> wrong, S same, S busy, S unanswered) {
            return good.apply(hash);
        }
    }

    /** It cannot: everything that is wrong with it, as anybody sees who reads it, without the PIN. */
    record Wrong(List<FieldError> errors) implements Chosen {
        @Override
        public <S> S either(
                Function<SecretHash, S> good, Function<List<FieldError>, S> wrong, S same, S busy, S unanswered) {
            return wrong.apply(errors);
        }
    }

    /** It keeps every other rule and is the present one. */
    record Same() implements Chosen {
        @Override
        public <S> S either(
                Function<SecretHash, S> good, Function<List<FieldError>, S> wrong, S same, S busy, S unanswered) {
            return same;
        }
    }

    /** Every place for hashing is taken. */
    record Busy() implements Chosen {
        @Override
        public <S> S either(
                Function<SecretHash, S> good, Function<List<FieldError>, S> wrong, S same, S busy, S unanswered) {
            return busy;
        }
    }

    /** It is not an answer to that form. */
    record Unanswered() implements Chosen {
        @Override
        public <S> S either(
                Function<SecretHash, S> good, Function<List<FieldError>, S> wrong, S same, S busy, S unanswered) {
            return unanswered;
        }
    }
}
