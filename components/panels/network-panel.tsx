'use client';
import { CopyPlus, FileOutput, Pencil } from 'lucide-react';
import { AttachToNetwork } from '@/components/forms/target-picker';
import { useDashboard } from '@/components/shell/dashboard';
import { CommandLine } from '@/components/ui/copyable';
import { IconButton } from '@/components/ui/icon-button';
import { KindGlyph, KindWord } from '@/components/ui/kind-glyph';
import { Section } from '@/components/ui/property-list';
import { openEditForm, openExport, openNetworkForm } from '@/lib/client/shell-state';
import { nodeId } from '@/lib/graph/scene-ids';
import { isPredefined, networkKind, shortId, visibleText, type Network, type NetworkId } from '@/lib/model';
import { Disclosure } from './disclosure';
import { explainLabel } from './explain/label-explanation';
import { explainOption } from './explain/option-explanation';
import { ExplainedMap } from './explained-map';
import { FoldButton } from './fold-button';
import { LackNote } from './lack-note';
import { NetworkEndpoints } from './network-endpoints';
import { NetworkPairs } from './network-pairs';
import { NetworkSettings } from './network-settings';
import { NetworkSubnets } from './network-subnets';
import { NetworkTraffic } from './network-traffic';
import { NetworkWiring } from './network-wiring';
import { PanelHead } from './panel-head';
import { RelatedEvents } from './related-events';
import { RemoveButton } from './remove-button';
import { RunHereButton } from './run-here-button';
import { SubjectFindings } from './subject-findings';

export default function NetworkPanel({ id }: { id: NetworkId }) {
  const { index, may } = useDashboard();
  const network = index.networkById.get(id);
  if (!network) return null;
  const kind = networkKind(network);
  // It takes everyone off, and puts them back.
  const mayEdit = may('network.change') && may('endpoint.change');
  const endpoints = index.endpointsByNetwork.get(id) ?? [];
  const [options, labels] = [Object.keys(network.options).length, Object.keys(network.labels).length];
  return (
    <>
      <PanelHead
        kind={
          <>
            {!network.configOnly && <KindGlyph kind={kind} />}
            {/* The engine calls the driver of mere settings null. */}
            {!network.configOnly && <KindWord kind={kind} />} network{network.internal && ', internal'}
            {network.ingress && ', ingress'}
            {network.configOnly && ', configuration only'}
          </>
        }
        title={visibleText(network.name)}
        name={network.name}
        badges={particulars(network)}
        tools={
          <>
            {may('container.run') && <RunHereButton network={network} />}
            {may('network.change') && (
              <IconButton
                label={`Create a network like ${visibleText(network.name)}`}
                onClick={() => openNetworkForm(id)}
              >
                <CopyPlus className="size-4" aria-hidden />
              </IconButton>
            )}
            {mayEdit && !isPredefined(network) && (
              <IconButton label={`Edit ${visibleText(network.name)}`} onClick={() => openEditForm(network)}>
                <Pencil className="size-4" aria-hidden />
              </IconButton>
            )}
            <IconButton
              label={`Export ${visibleText(network.name)} as Compose or script`}
              onClick={() => openExport({ kind: 'network', id })}
            >
              <FileOutput className="size-4" aria-hidden />
            </IconButton>
            {may('network.change') && !isPredefined(network) && <RemoveButton network={network} />}
          </>
        }
      >
        {may('endpoint.change') && <AttachToNetwork network={network} />}
        <FoldButton group={nodeId('network', id)} compact />
        <LackNote of={['network.change', 'endpoint.change', 'container.run']} />
      </PanelHead>
      <NetworkTraffic network={network} />
      <NetworkEndpoints network={network} endpoints={endpoints} />
      <SubjectFindings id={id} />
      <NetworkSubnets network={network} endpoints={endpoints} />
      {!network.configOnly && <NetworkPairs network={network} />}
      <NetworkWiring network={network} />
      <NetworkSettings network={network} />
      {options + labels > 0 && (
        <Section title="Options and labels">
          <div className="space-y-1.5">
            {options > 0 && (
              <Disclosure summary={options === 1 ? '1 option' : `${options} options`}>
                <ExplainedMap map={network.options} explain={explainOption} unknown="Not an option Netloom knows." />
              </Disclosure>
            )}
            {labels > 0 && (
              <Disclosure summary={labels === 1 ? '1 label' : `${labels} labels`}>
                <ExplainedMap map={network.labels} explain={explainLabel} />
              </Disclosure>
            )}
          </div>
        </Section>
      )}
      <RelatedEvents of={{ networkId: id }} seen="from the network" />
      <Section title="On the command line">
        <CommandLine command={`docker network inspect ${shortId(network.id)}`} />
      </Section>
    </>
  );
}

/** What sets it apart from a network that somebody made without a thought. */
function particulars(network: Network): string[] {
  return [
    ...(isPredefined(network) ? ['made by the engine'] : []),
    ...(network.ipv6 ? [network.ipv4 ? 'IPv4 and IPv6' : 'IPv6 only'] : []),
    ...(network.attachable ? ['attachable'] : []),
    ...(network.encrypted === true ? ['encrypted'] : []),
    ...(network.icc === false ? ['ICC off'] : []),
    ...(network.masquerade === false ? ['no masquerade'] : []),
  ];
}
