package it.varco.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.store.StoreException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcPersonRepositoryTest extends OnBothDatabases {

    private final CodiceFiscale person = People.next();
    private JdbcPersonRepository people;

    @BeforeEach
    void make() {
        people = new JdbcPersonRepository(database);
    }

    @Test
    void givesAPersonTheSameIdentifierAtEveryCall() {
        String id = people.idOf(person);

        assertThat(id).matches("[A-Za-z0-9_-]{22}");
        assertThat(people.idOf(person)).isEqualTo(id);
        assertThat(people.idOf(People.next())).isNotEqualTo(id);
    }

    @Test
    void findsWhoStandsBehindAnIdentifier() {
        assertThat(people.find(people.idOf(person))).contains(person);
    }

    @Test
    void knowsNobodyBehindAnotherIdentifier() {
        assertThat(people.find(RandomId.next())).isEmpty();
        assertThat(people.find("")).isEmpty();
    }

    @Test
    void givesOneIdentifierToManyWhoAskAtOnce() {
        Set<String> ids = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 32).parallel().forEach(i -> ids.add(people.idOf(person)));

        assertThat(ids).hasSize(1);
    }

    @Test
    void givesNoIdentifierThatIsNotKept() {
        assertThatThrownBy(() -> database.run(() -> {
                    people.idOf(person);
                    throw new IllegalStateException("given up");
                }))
                .hasMessage("given up");

        assertThat(people.find(people.idOf(person))).contains(person);
    }

    @Test
    void knowsNobodyAnyMoreOnceErased() throws SQLException {
        String id = people.idOf(person);

        behind("DELETE FROM person WHERE person_id = ?", id);

        assertThat(people.find(id)).isEmpty();
        assertThat(people.idOf(person)).isNotEqualTo(id);
    }

    @Test
    void refusesACodiceFiscaleMovedFromAnotherRow() throws SQLException {
        String id = people.idOf(person);
        String other = people.idOf(People.next());

        behind(
                "UPDATE person SET codice_fiscale = (SELECT o.codice_fiscale FROM person o WHERE o.person_id = ?) "
                        + "WHERE person_id = ?",
                other,
                id);

        assertThatThrownBy(() -> people.find(id))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo("store.integrity"))
                .hasMessageNotContaining(person.value());
    }
}
