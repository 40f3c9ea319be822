package it.varco.catalogue;

import it.varco.api.catalogue.OperationCard;
import it.varco.api.form.Text;
import it.varco.spi.catalogue.ServiceOperation;

/**
 * An operation as a page shows it; known from its pratica even while its service is not here.
 *
 * @param owner symbolic name of the bundle of the service
 * @param name its name
 */
record Card(String owner, String name) implements OperationCard {

    @Override
    public Text label() {
        return ServiceOperation.label(name);
    }

    @Override
    public Text description() {
        return ServiceOperation.description(name);
    }
}
