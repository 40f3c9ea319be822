package it.varco.spi.catalogue;

import it.varco.api.form.Text;
import it.varco.api.plugin.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a service tells about itself. Immutable. */
public final class ServiceDescriptor {

    private final String id;
    private final int stateVersion;
    private final boolean upkeep;
    private final List<ServiceOperation> operations;

    private ServiceDescriptor(Builder builder) {
        id = builder.id;
        stateVersion = builder.stateVersion;
        upkeep = builder.upkeep;
        operations = List.copyOf(builder.operations);
    }

    /**
     * Starts a descriptor.
     *
     * @param id identifier: a lower-case letter, then at most 30 lower-case letters, digits, hyphens
     * @throws IllegalArgumentException if {@code id} has another shape
     */
    public static Builder of(String id) {
        return new Builder(id);
    }

    /** Identifier; belongs to the bundle that first claimed it (D-59). */
    public String id() {
        return id;
    }

    /** Its name: the text {@code <id>.label} of its bundle. */
    public Text label() {
        return Text.of(id + ".label");
    }

    /** Version of what it keeps in {@link ServiceState}, 1 or more; a dialogue begun with another one begins again. */
    public int stateVersion() {
        return stateVersion;
    }

    /** Whether time brings something about, so that {@link CatalogueService#due} is asked. */
    public boolean upkeep() {
        return upkeep;
    }

    /** What can be done with it; at least one. */
    public List<ServiceOperation> operations() {
        return operations;
    }

    /** The operation of that name, if it is declared. */
    public Optional<ServiceOperation> operation(String name) {
        return operations.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return "ServiceDescriptor[" + id + "]";
    }

    /** Collects what a service tells about itself. */
    public static final class Builder {

        private static final int MOST_OPERATIONS = 50;

        private final String id;
        private final List<ServiceOperation> operations = new ArrayList<>();
        private int stateVersion = 1;
        private boolean upkeep;

        private Builder(String id) {
            this.id = Identifiers.plugin(id);
        }

        /** Adds an operation. */
        public Builder operation(ServiceOperation operation) {
            operations.add(operation);
            return this;
        }

        /**
         * Sets the version of what it keeps in a state.
         *
         * @throws IllegalArgumentException unless 1 or more
         */
        public Builder stateVersion(int version) {
            if (version < 1) {
                throw new IllegalArgumentException("state version: expected 1 or more");
            }
            stateVersion = version;
            return this;
        }

        /** Says that time brings something about (CS-17). */
        public Builder upkeep() {
            upkeep = true;
            return this;
        }

        /**
         * The descriptor.
         *
         * @throws IllegalStateException unless it has 1 to 50 operations with different names, each beginning with the
         *     identifier and a dot
         */
        public ServiceDescriptor build() {
            long different =
                    operations.stream().map(ServiceOperation::name).distinct().count();
            boolean named = operations.stream().allMatch(one -> one.name().startsWith(id + "."));
            if (operations.isEmpty()
                    || operations.size() > MOST_OPERATIONS
                    || different < operations.size()
                    || !named) {
                throw new IllegalStateException(
                        "service: expected 1 to 50 different operations that begin with its id");
            }
            return new ServiceDescriptor(this);
        }
    }
}
