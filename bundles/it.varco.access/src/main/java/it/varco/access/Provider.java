package it.varco.access;

import it.varco.spi.credential.ProviderDescriptor;

/** A provider that has just answered. */
record Provider(String owner, ProviderDescriptor descriptor) {

    Card card() {
        return Card.of(owner, descriptor);
    }

    String id() {
        return descriptor.id();
    }
}
