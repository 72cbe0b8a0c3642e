import './noWorkloads.css';
import type { ReactElement } from 'react';

/** Instead of an answer about connections, where nobody is open who could connect: the way to it. */
export function NoWorkloads(): ReactElement {
  return (
    <div className="no-workloads">
      <h2>No workload is open</h2>
      <p>
        Policies say which labels may connect; who has these labels stands in other manifests. Open your Deployments,
        StatefulSets, Namespaces and Services beside the policies, or what the cluster has:
      </p>
      <pre>
        <code>kubectl get pods,namespaces,services,networkpolicies -A -o yaml &gt; cluster.yaml</code>
      </pre>
      <p>The file stays in this browser.</p>
    </div>
  );
}
