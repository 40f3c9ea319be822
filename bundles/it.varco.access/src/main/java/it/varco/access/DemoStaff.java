package it.varco.access;

import it.varco.api.audit.AuditEvent;
import it.varco.api.audit.AuditTrail;
import it.varco.api.audit.Outcome;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.PersonalName;
import it.varco.api.session.Role;
import it.varco.api.staff.StaffRole.State;
import it.varco.spi.store.Bytes;
import it.varco.spi.store.PersonRepository;
import it.varco.spi.store.StaffRepository;
import it.varco.spi.store.StoredStaffRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The invented people that work in a demonstration, as its configuration names them (D-50).
 *
 * @param people who holds which role
 */
record DemoStaff(List<Member> people) {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStaff.class);

    private static final String NOBODY = "";
    private static final String DEMO = "demo";
    private static final String DEVELOPMENT = "development";

    private record Member(CodiceFiscale person, Role role, Optional<PersonalName> name) {}

    /**
     * Reads what is configured; it counts in development mode alone. That takes both words: the configuration, which
     * can be changed while the gateway runs, never grants a role by itself.
     *
     * @param mode as configured, {@code production} or {@code development}
     * @param properties of the framework by name, {@code null} where there is none; nothing that runs in it changes
     *     them
     * @param configured each {@code CF=ROLE} or {@code CF=ROLE=SURNAME=NAME}
     * @throws IllegalArgumentException if something has another shape
     */
    static DemoStaff of(String mode, UnaryOperator<@Nullable String> properties, String... configured) {
        boolean wanted = mode.equals(DEVELOPMENT);
        if (!wanted && !mode.equals("production")) {
            throw new IllegalArgumentException("mode: expected production or development");
        }
        if (configured.length == 0) {
            return new DemoStaff(List.of());
        }
        if (!wanted || !DEVELOPMENT.equals(properties.apply("varco.mode"))) {
            LOG.error("demo staff ignored, it is for development mode only key=demoStaff");
            return new DemoStaff(List.of());
        }
        List<Member> people = new ArrayList<>();
        for (String text : configured) {
            people.add(member(text));
        }
        LOG.info("development mode, invented people hold roles of staff count={}", people.size());
        return new DemoStaff(List.copyOf(people));
    }

    private static Member member(String text) {
        String[] parts = text.split("=", -1);
        Typed typed = new Typed();
        Role role = typed.staffRole(parts.length < 2 ? "" : parts[1]);
        Optional<PersonalName> name = parts.length == 4 ? PersonalName.parse(parts[2], parts[3]) : Optional.empty();
        boolean right = typed.flaws().isEmpty() && (parts.length == 2 || name.isPresent());
        return CodiceFiscale.parse(parts[0])
                .filter(person -> right)
                .map(person -> new Member(person, role, name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "demoStaff: expected codice fiscale=ROLE or codice fiscale=ROLE=surname=name"));
    }

    boolean isEmpty() {
        return people.isEmpty();
    }

    /** Grants the roles that are missing, inside the transaction of the caller. */
    void grant(StaffRepository staff, PersonRepository known, AuditTrail trail, Instant now) {
        for (Member member : people) {
            staff.holders(member.role.name());
            String personId = known.idOf(member.person);
            boolean there = staff.ofPerson(personId).stream()
                    .anyMatch(role -> role.role().equals(member.role.name()));
            if (!there) {
                StoredStaffRole made = new StoredStaffRole(
                        Names.random(),
                        personId,
                        member.role.name(),
                        State.HELD.name(),
                        now,
                        NOBODY,
                        DEMO,
                        DEMO,
                        NOBODY,
                        member.name.map(WrittenName::of).orElse(Bytes.EMPTY));
                staff.add(made);
                trail.record(AuditEvent.of(now, Trail.DEMO_STAFF, Outcome.DONE)
                        .about(member.person)
                        .detail(Trail.GRANT, made.id())
                        .detail(Trail.ROLE, made.role())
                        .detail(Trail.REASON, made.reason())
                        .build());
            }
        }
    }
}
