package it.varco.access;

import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.session.ProviderCard;
import it.varco.spi.credential.ProviderDescriptor;

/**
 * A provider as a page shows it; known from its attempt even while the provider is not here.
 *
 * @param owner symbolic name of its bundle
 * @param id its identifier
 * @param ceiling the highest level it can prove
 */
record Card(String owner, String id, AssuranceLevel ceiling) implements ProviderCard {

    static Card of(String owner, ProviderDescriptor descriptor) {
        return new Card(owner, descriptor.id(), descriptor.ceiling());
    }

    @Override
    public Text label() {
        return ProviderDescriptor.label(id);
    }

    @Override
    public Text description() {
        return ProviderDescriptor.description(id);
    }
}
