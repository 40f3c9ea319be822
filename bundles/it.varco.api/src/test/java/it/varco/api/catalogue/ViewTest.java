package it.varco.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.catalogue.View.Fact;
import it.varco.api.catalogue.View.Table;
import it.varco.api.catalogue.View.Value;
import it.varco.api.form.Text;
import it.varco.api.session.Role;
import it.varco.proves.Proves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ViewTest {

    private static final Text WORDS = Text.of("probe.words");
    private static final Value PLAIN = new Value.Plain("42");

    @Test
    void keepsItsPartsInOrder() {
        Table table = new Table(WORDS, List.of(WORDS), List.of(List.of(PLAIN)));

        View view = View.builder()
                .heading(WORDS)
                .sentence(Text.of("one"))
                .sentence(Text.of("two"))
                .fact(WORDS, new Value.Moment(Instant.EPOCH))
                .fact(WORDS, new Value.Day(LocalDate.EPOCH))
                .table(table)
                .action("probe.next", WORDS)
                .build();

        assertThat(view.heading()).contains(WORDS);
        assertThat(view.sentences()).extracting(Text::key).containsExactly("one", "two");
        assertThat(view.facts())
                .extracting(Fact::value)
                .containsExactly(new Value.Moment(Instant.EPOCH), new Value.Day(LocalDate.EPOCH));
        assertThat(view.tables()).containsExactly(table);
        assertThat(view.actions()).extracting(View.Action::operation).containsExactly("probe.next");
        assertThat(View.builder().build().heading()).isEmpty();
    }

    @Test
    void refusesATableWhoseRowsDoNotFitItsColumns() {
        List<Value> two = List.of(PLAIN, PLAIN);

        assertThatThrownBy(() -> new Table(WORDS, List.of(WORDS), List.of(two)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Table(WORDS, List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Table(WORDS, Collections.nCopies(21, WORDS), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new Table(WORDS, List.of(WORDS, WORDS), new ArrayList<>(Collections.nCopies(1001, two))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatNobodyCouldRead() {
        View.Builder sentences = View.builder();
        Collections.nCopies(51, WORDS).forEach(sentences::sentence);
        View.Builder tables = View.builder();
        List<Text> columns = Collections.nCopies(20, WORDS);
        Table wide = new Table(WORDS, columns, Collections.nCopies(1000, Collections.nCopies(20, PLAIN)));

        assertThatThrownBy(sentences::build).isInstanceOf(IllegalStateException.class);
        assertThat(tables.table(wide).build().tables()).hasSize(1);
        Table oneMore = new Table(WORDS, List.of(WORDS), List.of(List.of(PLAIN)));
        assertThatThrownBy(() -> tables.table(oneMore).build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Value.Plain("x".repeat(1001))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isWhatItWasWhenItWasMade() {
        List<List<Value>> rows = new ArrayList<>();
        Table table = new Table(WORDS, List.of(WORDS), rows);
        View.Builder builder = View.builder();
        View view = builder.build();

        rows.add(List.of(PLAIN));
        builder.sentence(WORDS);

        assertThat(table.rows()).isEmpty();
        assertThat(view.sentences()).isEmpty();
    }

    @Test
    @Proves("SEC-85")
    void refusesMoreThanAPageCanHold() {
        Value.Plain longest = new Value.Plain("x".repeat(1000));
        Table half = new Table(WORDS, List.of(WORDS), Collections.nCopies(1000, List.of(longest)));

        assertThat(View.builder().table(half).table(half).build().tables()).hasSize(2);
        View.Builder more = View.builder().table(half).table(half).sentence(Text.of("probe.more", "one"));
        assertThatThrownBy(more::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2 000 000 characters");
        View.Builder fact =
                View.builder().table(half).table(half).fact(WORDS, new Value.Words(Text.of("probe.more", "one")));
        assertThatThrownBy(fact::build).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Proves("SEC-85")
    void refusesWhatIsMissingWhereItIsMade() {
        assertThatThrownBy(() -> new Value.Words(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new Value.Plain(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new Value.Moment(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new Value.Day(null)).isInstanceOf(NullPointerException.class);
        List<List<Value>> rows = Collections.singletonList(null);
        assertThatThrownBy(() -> new Table(WORDS, List.of(WORDS), rows)).isInstanceOf(NullPointerException.class);
    }

    /** A list that answers otherwise later would be foreign code in the room, outside its guard. */
    @Test
    @Proves({"SEC-12", "SEC-85"})
    void keepsNoListOfWhoeverMadeIt() {
        AtomicInteger asked = new AtomicInteger();
        List<List<Value>> foreign = new AbstractList<>() {
            @Override
            public List<Value> get(int index) {
                asked.incrementAndGet();
                return List.of(PLAIN);
            }

            @Override
            public int size() {
                return 1;
            }

            @Override
            public Stream<List<Value>> stream() {
                throw new AssertionError("foreign code");
            }
        };
        Table table = new Table(WORDS, List.of(WORDS), foreign);
        int atFirst = asked.get();

        assertThat(table.rows()).containsExactly(List.of(PLAIN));
        assertThat(asked).hasValue(atFirst);
    }

    @Test
    void noPlaceIsForAdministratorsOrPrograms() {
        assertThat(Place.values())
                .extracting(Place::role)
                .doesNotContain(Role.AMMINISTRATORE, Role.APPLICATION, Role.SERVICE_ACCOUNT)
                .doesNotHaveDuplicates();
    }
}
