package it.varco.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Whoever sends what is not signed right writes nothing into the log. */
class SilenceTest {

    private final List<String> heard = new ArrayList<>();

    @Test
    void saysNothingOfASignatureThatIsWrong() {
        SignatureCheck check = new SignatureCheck();
        String changed = Answer.signedOutside().replace(Answer.PERSON, Answer.VICTIM);
        XmlNode response = new XmlNode(Answer.parsed(changed).getDocumentElement());
        Logger root = Logger.getLogger("");
        Handler ear = ear();
        root.addHandler(ear);
        try {
            Logger.getLogger("it.varco.federation").warning("what is said is heard");

            assertThat(check.flaw(response, Set.of(TestKeys.publicKey("provider"))))
                    .contains(SignatureFlaw.WRONG);
        } finally {
            root.removeHandler(ear);
        }
        assertThat(heard).containsExactly("what is said is heard");
    }

    private Handler ear() {
        return new Handler() {
            @Override
            public void publish(LogRecord said) {
                heard.add(said.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
